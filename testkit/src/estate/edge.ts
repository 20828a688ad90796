import { chmodSync } from 'node:fs';
import path from 'node:path';
import { type Authority, createAuthority } from './authority.ts';
import { issueCrl } from '../issue-crl.ts';
import type { HostFiles } from './host-files.ts';

const TLS = '/etc/nginx/tls';
const DAY_MS = 86_400_000;

export interface Edge {
  readonly web: Authority;
  /** Takes the right to read vpn.example.crt away, so that only its last good reading stays. */
  lockVpn(): void;
}

/** A web server in front of the cluster, kept by hand: every age of certificate, and every way to lose one. */
export function writeEdge(host: HostFiles, nowMs: number): Edge {
  const root = createAuthority(
    { subject: 'O=Example Trust,CN=Example Root R1' },
    { lifetime: 7300, left: 5100 },
    nowMs
  );
  const web = root.subordinate({ subject: 'O=Example Trust,CN=Example Web CA 3' }, { lifetime: 1825, left: 1100 });
  writeSites(host, web);
  writeChains(host, web, root);
  writeTrouble(host, web);
  writeRevocationLists(
    host,
    [
      ['web-ca', web, 5.2],
      ['root', root, -1.4],
    ],
    nowMs
  );
  return { web, lockVpn: () => lock(host, 'vpn.example.crt') };
}

const site = (name: string) => ({ subject: `CN=${name}`, dns: [name], extendedKeyUsage: ['serverAuth'] });

function writeSites(host: HostFiles, web: Authority): void {
  const sites = [
    ['auth.example', { key: 'p-256' }, { lifetime: 90, left: 64.3 }],
    ['acme.example', { key: 'p-256' }, { lifetime: 6, left: 3.6 }],
    ['docs.example', { key: 'p-384' }, { lifetime: 47, left: 31.4 }],
    ['status.example', { key: 'ed25519' }, { lifetime: 47, left: 9.1 }],
    ['pay.example', { key: 'rsa-2048' }, { lifetime: 90, left: 2.2 }],
    ['preview.example', { key: 'p-256' }, { lifetime: 90, left: 92.5 }],
    ['old.example', { key: 'rsa-1024', signature: 'sha1' }, { lifetime: 730, left: -3.2 }],
  ] as const;
  for (const [name, options, life] of sites) {
    host.write(`${TLS}/${name}.crt`, web.issue({ ...site(name), ...options }, life).pem);
  }
}

function writeChains(host: HostFiles, web: Authority, root: Authority): void {
  const shop = { ...site('shop.example'), key: 'rsa-2048' } as const;
  const [previous, current] = [-24, 207].map((left) => web.issue(shop, { lifetime: 365, left }).pem);
  host.write(`${TLS}/shop.example.crt`, `${current}${web.certificate.pem}`);
  host.write(`${TLS}/shop.example.2025.crt`, `${previous}`);
  host.write('/etc/nginx/ca/web-ca.pem', web.certificate.pem + root.certificate.pem);
}

/** A broken block among good ones, a file that nobody may read, and, in the configuration, one that is not there. */
function writeTrouble(host: HostFiles, web: Authority): void {
  const mail = web.issue(site('mail.example'), { lifetime: 365, left: 180 });
  const imap = web.issue(site('imap.example'), { lifetime: 365, left: 180 });
  const broken =
    '-----BEGIN CERTIFICATE-----\nMIIBhTCCASugAwIBAgIQIRi6zePL6mKjOipn+dNuaTAKBggqhkjO\n-----END CERTIFICATE-----\n';
  host.write(`${TLS}/mail-bundle.crt`, mail.pem + broken + imap.pem);
  host.write(`${TLS}/vpn.example.crt`, web.issue(site('vpn.example'), { lifetime: 365, left: 50 }).pem);
  host.write(`${TLS}/ldap.example.crt`, web.issue(site('ldap.example'), { lifetime: 365, left: 70 }).pem);
  lock(host, 'ldap.example.crt');
}

/** With the days until the next update of each: nobody has signed one of the root's for a while. */
function writeRevocationLists(
  host: HostFiles,
  lists: ReadonlyArray<readonly [name: string, authority: Authority, left: number]>,
  nowMs: number
): void {
  lists.forEach(([name, { certificate }, left], index) => {
    const nextUpdate = nowMs + left * DAY_MS;
    const crl = issueCrl(certificate, { thisUpdate: nextUpdate - 7 * DAY_MS, nextUpdate, number: 41 + index });
    host.write(`/etc/nginx/crl/${name}.crl.pem`, crl.pem);
  });
}

function lock(host: HostFiles, name: string): void {
  chmodSync(path.join(host.root, TLS, name), 0o000);
}
