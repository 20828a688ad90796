import { chmodSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type ApiServer, issue, issueCrl } from '@notafter/testkit';
import { type Authority, createAuthority, type Life } from '../../testkit/src/estate/authority.ts';
import { certificateManifest } from '../../testkit/src/estate/cluster/certificate-manifest.ts';
import { definitions } from '../../testkit/src/estate/cluster/definitions.ts';
import { issuers } from '../../testkit/src/estate/cluster/issuers.ts';
import type { ManagedCertificate } from '../../testkit/src/estate/cluster/managed-certificate.ts';
import { tlsSecret } from '../../testkit/src/estate/cluster/manifests.ts';
import { writtenSecret } from '../../testkit/src/estate/cluster/written-secret.ts';

const DAY_MS = 86_400_000;

/** How everything stands at a moment of the time-lapse; days left where it says `left`. */
export interface Moment {
  readonly web: number;
  readonly authority: number;
  /** Lives for 90 days: with more than that left it has not begun. */
  readonly next: number;
  readonly revocationList: number;
  /** Renewed by cert-manager 30 days before its end, or not. */
  readonly renewed: number;
  /** Of Let's Encrypt, and nobody renews it. */
  readonly forgotten: number;
  readonly issuing: 'ready' | 'failing';
  readonly isReadable: boolean;
}

export interface MovingEstate {
  readonly configuration: string;
  /** Moves the certificates, not the clock: writes anew what stands otherwise than before. */
  moveTo(moment: Moment): void;
}

/** A host and a cluster with one certificate for each kind of alert, below a directory. */
export function movingEstate(directory: string, server: ApiServer): MovingEstate {
  const host = path.join(directory, 'web-1');
  mkdirSync(path.join(host, 'tls'), { recursive: true });
  const letsEncrypt = createAuthority({ subject: "O=Let's Encrypt,CN=E7" }, { lifetime: 1096, left: 840 }, Date.now());
  server.apply(...definitions(), ...issuers(Date.now()));
  writeFileSync(path.join(directory, 'kubeconfig.yaml'), server.kubeconfig('time-lapse'), { mode: 0o644 });

  const file = (name: string, text: string): void => {
    const full = path.join(host, 'tls', name);
    writeFileSync(`${full}.new`, text);
    renameSync(`${full}.new`, full);
  };
  const serials = new Map<string, { serial: bigint; left: number }>();
  /** The same certificate grows older with the same serial number; one that has more left again is another. */
  const serialOf = (name: string, left: number): bigint => {
    const { serial, left: before } = serials.get(name) ?? { serial: 1n, left };
    const now = left > before ? serial + 1n : serial;
    serials.set(name, { serial: now, left });
    return now;
  };
  const authority = (name: string, life: Life): string =>
    createAuthority({ subject: `CN=${name}`, serial: serialOf(name, life.left) }, life, Date.now()).certificate.pem;
  const leaf = (name: string, life: Life): string =>
    issue({ subject: `CN=${name}`, dns: [name], serial: serialOf(name, life.left), ...validity(life) }).pem;
  const move: { readonly [Part in keyof Moment]: (to: Moment[Part]) => void } = {
    web: (left) => file('web.crt', leaf('web.example', { lifetime: 90, left })),
    authority: (left) => file('ca.crt', authority('Example CA', { lifetime: 3650, left })),
    next: (left) => file('next.crt', leaf('next.example', { lifetime: 90, left })),
    revocationList: (left) => {
      const nextUpdate = Date.now() + left * DAY_MS;
      file('list.pem', issueCrl(letsEncrypt.certificate, { thisUpdate: nextUpdate - 7 * DAY_MS, nextUpdate }).pem);
    },
    renewed: (left) => server.apply(...ofCertManager(letsEncrypt, 'shop/renewed-tls', left, 'ready')),
    forgotten: (left) => {
      const options = { subject: 'CN=forgotten.example', dns: ['forgotten.example'] };
      const certificate = issue({ ...options, ...validity({ lifetime: 90, left }), issuer: letsEncrypt.certificate });
      server.apply(tlsSecret('shop/forgotten-tls', certificate));
    },
    issuing: (state) => server.apply(...ofCertManager(letsEncrypt, 'shop/issuing-tls', 60, state)),
    isReadable: (isReadable) => chmodSync(path.join(host, 'tls/web.crt'), isReadable ? 0o644 : 0o000),
  };

  let before: Partial<Moment> = {};
  return {
    configuration: configurationOf(directory, host),
    moveTo(moment) {
      for (const part of Object.keys(move) as Array<keyof Moment>) {
        if (before[part] !== moment[part]) {
          (move[part] as (to: Moment[typeof part]) => void)(moment[part]);
        }
      }
      before = moment;
    },
  };
}

const validity = ({ lifetime, left }: Life) => ({
  notBefore: Date.now() + (left - lifetime) * DAY_MS,
  notAfter: Date.now() + left * DAY_MS,
});

function ofCertManager(
  authority: Authority,
  name: ManagedCertificate['name'],
  left: number,
  state: ManagedCertificate['state']
) {
  const dnsNames = [`${name.replace('/', '-')}.example`] as const;
  const life = { lifetime: 90, left };
  const managed = { name, dnsNames, issuer: 'letsencrypt', life, user: 'pod', state, revision: 2 } as const;
  const certificate = issue({
    subject: `CN=${dnsNames[0]}`,
    dns: dnsNames,
    ...validity(life),
    issuer: authority.certificate,
  });
  return [certificateManifest(managed, Date.now()), writtenSecret(managed, certificate, authority)];
}

const configurationOf = (directory: string, host: string): string => `
cache: {filePoll: {interval: 1s}}
sources:
  - {kind: file, name: files, node: web-1, root: ${host}, paths: ["/tls/*.crt", "/tls/*.pem"]}
  - kind: kubernetes
    name: cluster
    kubeconfig: ${directory}/kubeconfig.yaml
    secrets: {}
    usedBy: {ingresses: true}
  - {kind: certmanager, name: cert-manager, kubeconfig: ${directory}/kubeconfig.yaml}
`;
