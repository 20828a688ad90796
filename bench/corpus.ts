import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { type Issued, issue } from '@notafter/testkit';

/** Raise it when what is written changes. */
const VERSION = 1;
const FILES_PER_DIRECTORY = 103;
const DAY_MS = 86_400_000;

/** What follows the leaf in each file. */
export type Chain = 'none' | 'shared' | 'distinct';

const authority = issue({ subject: 'CN=Bench Issuing CA 1,OU=Platform,O=Example Corp', ca: true });

/** A P-256 certificate of a web service; no two are alike. */
export function serviceCertificate(index: number): Issued {
  const name = `service-${index}`;
  return issue({
    subject: `CN=${name}.team-${index % 40}.example.com,O=Example Corp`,
    issuer: authority,
    serial: 0x4f00_0000_0000_0000n + BigInt(index),
    notAfter: Date.now() + (1 + (index % 397)) * DAY_MS,
    dns: [`${name}.team-${index % 40}.example.com`, `${name}.team-${index % 40}.svc`, `${name}.internal`],
    extendedKeyUsage: ['serverAuth', 'clientAuth'],
  });
}

/** A folder with so many files, in directories of about a hundred; kept from run to run among temporary files. */
export function corpus(files: number, chain: Chain): string {
  const root = path.join(tmpdir(), `notafter-bench-${userInfo().uid}`, `v${VERSION}-${files}-${chain}`);
  const complete = `${root}.complete`;
  if (existsSync(complete)) {
    return root;
  }
  rmSync(root, { recursive: true, force: true });
  process.stderr.write(`writing ${files} files …\n`);
  for (let index = 0; index < files; index++) {
    const file = path.join(root, fileOf(index));
    if (index % FILES_PER_DIRECTORY === 0) {
      mkdirSync(path.dirname(file), { recursive: true });
    }
    writeFileSync(file, serviceCertificate(index).pem + second(index, chain));
  }
  writeFileSync(complete, '');
  return root;
}

/** Below the root of a corpus. */
export const fileOf = (index: number): string =>
  path.join(`team-${Math.floor(index / FILES_PER_DIRECTORY)}`, `service-${index}.crt`);

function second(index: number, chain: Chain): string {
  switch (chain) {
    case 'none':
      return '';
    case 'shared':
      return authority.pem;
    case 'distinct':
      return serviceCertificate(10_000_000 + index).pem;
  }
}
