import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { DEFAULT_POLICY, statusOf, type Validity } from '@notafter/core';
import { issue } from '@notafter/testkit';
import { parseCertificate } from '../../agent/src/x509/parse-certificate.ts';

const run = promisify(execFile);
const skip = spawnSync('openssl', ['version']).status === 0 ? false : 'no openssl on the PATH';
const DAY_S = 86_400;
const MOMENTS = 1000;
const CERTIFICATES = 40;
const BREAK = '----';
const VERDICTS = [/error 9 at 0 depth/, /error 10 at 0 depth/, /: OK$/m];

interface Dated {
  readonly file: string;
  /** As our own reader reads it. */
  readonly read: Validity;
  /** Epoch seconds. */
  readonly notBefore: number;
  readonly notAfter: number;
}

/** Park and Miller's generator: the same moments at every run, so that a failure can be had again. */
function createRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

type Case = readonly [certificate: Dated, atSeconds: number];

/** What openssl says of certificates at moments: one shell starts it for each, which takes a fifth of the time that we would. */
async function verdictsOf(cases: readonly Case[], authority: string): Promise<readonly string[]> {
  const lines = cases.map(
    ([{ file }, atSeconds]) => `openssl verify -attime ${atSeconds} -CAfile ${authority} ${file} 2>&1; echo ${BREAK}`
  );
  const shell = run('sh', [], { env: { ...process.env, OPENSSL_CONF: '/dev/null' }, maxBuffer: 64 * 1024 * 1024 });
  shell.child.stdin?.end(lines.join('\n'));
  const said = (await shell).stdout.split(`${BREAK}\n`).slice(0, -1);
  assert.equal(said.length, cases.length);
  return said.map(verdictIn);
}

/** Not yet valid, expired, or good. */
function verdictIn(text: string): string {
  const index = VERDICTS.findIndex((pattern) => pattern.test(text));
  assert.notEqual(index, -1, text);
  return ['not-yet-valid', 'expired', 'valid'][index]!;
}

/** Warning and critical are valid, too. */
function ours({ read }: Dated, atSeconds: number): string {
  const status = statusOf(read, DEFAULT_POLICY, atSeconds * 1000);
  return status === 'warning' || status === 'critical' ? 'valid' : status;
}

describe('verdicts of time, and those of openssl verify -attime', { skip }, () => {
  const directory = mkdtempSync(path.join(tmpdir(), 'notafter-openssl-'));
  const authority = path.join(directory, 'ca.pem');
  const random = createRandom(20_261_224);
  const certificates: Dated[] = [];

  before(() => {
    const ca = issue({ subject: 'CN=Verdicts CA', ca: true, notBefore: Date.UTC(1971), notAfter: Date.UTC(2400) });
    writeFileSync(authority, ca.pem);
    for (let index = 0; index < CERTIFICATES; index++) {
      const notBefore = Date.UTC(2000 + random(45)) / 1000 + random(365 * DAY_S);
      const notAfter = notBefore + 60 + random((index % 2 === 0 ? 90 : 3650) * DAY_S);
      const { pem, der } = issue({
        subject: `CN=leaf-${index}`,
        issuer: ca,
        notBefore: notBefore * 1000,
        notAfter: notAfter * 1000,
      });
      const file = path.join(directory, `${index}.pem`);
      writeFileSync(file, pem);
      const parsed = parseCertificate(der);
      assert.ok(parsed.ok);
      certificates.push({ file, read: parsed.certificate, notBefore, notAfter });
    }
  });
  after(() => rmSync(directory, { recursive: true }));

  const compare = async (cases: readonly Case[]) => {
    const seen: Record<string, number> = {};
    for (const [index, verdict] of (await verdictsOf(cases, authority)).entries()) {
      const [certificate, atSeconds] = cases[index]!;
      const { notBefore, notAfter } = certificate;
      assert.equal(ours(certificate, atSeconds), verdict, `${notBefore} to ${notAfter}, at ${atSeconds}`);
      seen[verdict] = (seen[verdict] ?? 0) + 1;
    }
    return seen;
  };

  test('a thousand random moments, from a lifetime before to a lifetime after', async () => {
    const cases = Array.from({ length: MOMENTS }, (_, index) => {
      const certificate = certificates[index % CERTIFICATES]!;
      const lifetime = certificate.notAfter - certificate.notBefore;
      return [certificate, certificate.notBefore - lifetime + random(3 * lifetime)] as const;
    });
    const seen = await compare(cases);
    assert.ok(
      Object.values(seen).every((count) => count > 200),
      JSON.stringify(seen)
    );
    assert.equal(Object.keys(seen).length, 3);
  });

  // At the very second of notAfter openssl says expired; RFC 5280 §4.1.2.5 counts that second in, and so do we.
  test('the seconds around both ends', async () => {
    const edges = certificates.flatMap((certificate) => {
      const { notBefore, notAfter } = certificate;
      return [notBefore - 1, notBefore, notAfter - 1, notAfter + 1].map((moment) => [certificate, moment] as const);
    });
    const seen = await compare(edges);
    assert.deepEqual(seen, { 'not-yet-valid': CERTIFICATES, valid: 2 * CERTIFICATES, expired: CERTIFICATES });
  });
});
