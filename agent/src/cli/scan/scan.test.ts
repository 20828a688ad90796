import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { DAY_MS } from '@notafter/core';
import { issue, issueJks, issuePkcs12 } from '@notafter/testkit';
import { recordingTerminal } from '../recording-terminal.ts';
import { temporaryDirectory } from '../temporary-directory.ts';
import { scan } from './scan.ts';
import type { ScanFlags } from './scan-flags.ts';

const NOW_MS = Date.UTC(2026, 10, 23);
const clock = () => NOW_MS;

/** A certificate with so many of its 100 days left. */
function pemEnding(subject: string, daysLeft: number): string {
  const notAfter = NOW_MS + daysLeft * DAY_MS;
  return issue({ subject, notBefore: notAfter - 100 * DAY_MS, notAfter }).pem;
}

async function scanned(paths: readonly string[], output: ScanFlags['output'] = 'table', columns: number | null = null) {
  const terminal = recordingTerminal({ columns });
  const exitCode = await scan(paths, { output }, terminal, clock);
  return { exitCode, lines: terminal.output().split('\n'), output: terminal.output(), errors: terminal.errors() };
}

interface JsonOutput {
  readonly certificates: ReadonlyArray<{ title: string; state: string; places: string[] }>;
  readonly errors: ReadonlyArray<{ place: string; reason: string }>;
  readonly summary: Record<string, number>;
}

async function scannedJson(paths: readonly string[]): Promise<JsonOutput & { exitCode: number }> {
  const { output, exitCode } = await scanned(paths, 'json');
  return { ...(JSON.parse(output) as JsonOutput), exitCode };
}

describe('scan', () => {
  it('prints one row a certificate, soonest end first, with its places', async () => {
    using directory = temporaryDirectory();
    const web = pemEnding('CN=web', 90);
    directory.write('b/web.pem', web);
    directory.write('a/copy.crt', web);
    directory.write('mail.pem', pemEnding('CN=mail', 5));
    const { lines, exitCode } = await scanned([directory.path]);
    const shown = lines.map((line) => line.replaceAll(directory.path, 'DIR').replaceAll(/ {2,}/g, ' | '));
    assert.deepEqual(shown, [
      'STATE | EXPIRES | RESIDUAL TIME | CERTIFICATE | ISSUER | PLACE',
      'critical | 2026-11-28 00:00 UTC | 5d | mail | mail | DIR/mail.pem',
      'valid | 2027-02-21 00:00 UTC | 90d | web | web | DIR/a/copy.crt (+1)',
      '',
      '2 certificates in 3 places: 1 critical, 1 valid.',
      '',
    ]);
    assert.equal(exitCode, 2);
  });

  const codes: ReadonlyArray<{ name: string; files: Record<string, string>; exitCode: number }> = [
    { name: 'all valid', files: { 'a.pem': pemEnding('CN=a', 90) }, exitCode: 0 },
    { name: 'nothing at all', files: {}, exitCode: 0 },
    { name: 'a warning', files: { 'a.pem': pemEnding('CN=a', 20), 'b.pem': pemEnding('CN=b', 90) }, exitCode: 1 },
    { name: 'not valid yet', files: { 'a.pem': pemEnding('CN=a', 110) }, exitCode: 1 },
    { name: 'critical', files: { 'a.pem': pemEnding('CN=a', 1), 'b.pem': pemEnding('CN=b', 20) }, exitCode: 2 },
    { name: 'expired', files: { 'a.pem': pemEnding('CN=a', -1) }, exitCode: 2 },
    {
      name: 'expired, but renewed beside it',
      files: { 'web-old.pem': pemEnding('CN=a', -1), 'web.pem': pemEnding('CN=a', 90) },
      exitCode: 0,
    },
    {
      name: 'something unreadable beside something expired',
      files: {
        'a.pem': pemEnding('CN=a', -1),
        'b.pem': '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n',
      },
      exitCode: 3,
    },
  ];
  for (const { name, files, exitCode } of codes) {
    it(`ends with ${exitCode} for ${name}`, async () => {
      using directory = temporaryDirectory();
      Object.entries(files).forEach(([file, content]) => directory.write(file, content));
      assert.equal((await scanned([directory.path])).exitCode, exitCode);
    });
  }

  it('skips walked files without a certificate and complains about named ones', async () => {
    using directory = temporaryDirectory();
    directory.write('web.pem', pemEnding('CN=web', 90));
    const readme = directory.write('README.txt', 'hello');
    const walked = await scannedJson([directory.path]);
    assert.deepEqual(walked.summary, { certificates: 1, places: 1, skipped: 1, errors: 0 });
    assert.equal(walked.exitCode, 0);
    const named = await scannedJson([readme]);
    assert.deepEqual(
      named.errors.map(({ place, reason }) => [place, reason]),
      [[readme, 'no_certificate_found']]
    );
    assert.equal(named.exitCode, 3);
  });

  it('complains about a path that is not there and a glob that matches nothing', async () => {
    using directory = temporaryDirectory();
    const missing = path.join(directory.path, 'missing.pem');
    const { errors, exitCode } = await scanned([missing, `${directory.path}/*.crt`]);
    assert.match(errors, /error: \S+\/\*\.crt matches no file \(missing\)\n/);
    assert.match(errors, /error: \S+\/missing\.pem does not exist \(missing\)\n/);
    assert.equal(exitCode, 3);
  });

  it('reads names with wildcards in them, globs, and links', async () => {
    using directory = temporaryDirectory();
    const odd = directory.write('odd[1]/{a}.pem', pemEnding('CN=odd', 90));
    directory.write('x.crt', pemEnding('CN=x', 80));
    symlinkSync('x.crt', path.join(directory.path, 'link.crt'));
    const { certificates } = await scannedJson([odd, path.dirname(odd), `${directory.path}/*.crt`]);
    assert.deepEqual(
      certificates.map(({ title, places }) => [title, places.map((place) => path.basename(place))]),
      [
        ['x', ['link.crt', 'x.crt']],
        ['odd', ['{a}.pem']],
      ]
    );
  });

  it('recognises kubeconfigs by what is in them, named or walked', async () => {
    using directory = temporaryDirectory();
    const data = Buffer.from(pemEnding('CN=admin', 90)).toString('base64');
    const text = `apiVersion: v1\nkind: Config\nusers:\n- name: admin\n  user: { client-certificate-data: ${data} }\n`;
    const file = directory.write('kubernetes/admin.conf', text);
    for (const target of [file, directory.path]) {
      const { certificates, summary } = await scannedJson([target]);
      assert.deepEqual(
        certificates.map(({ title, places }) => [title, ...places]),
        [['admin', `${file}#user/admin`]]
      );
      assert.equal(summary.skipped, 0);
    }
  });

  it('refuses what cannot be read yet', async () => {
    const { exitCode, errors } = await scanned(['https://shop.example']);
    assert.equal(exitCode, 64);
    assert.match(errors, /not built yet\n$/);
  });

  it('reads keystores, each alias a place, and says which it cannot open', async () => {
    using directory = temporaryDirectory();
    const { der } = issue({ subject: 'CN=stored' });
    const bag = { der, name: 'web', localKeyId: '1' };
    const places = [
      `${directory.write('a.p12', issuePkcs12([bag]))}#web`,
      `${directory.write('b.jks', issueJks([{ alias: 'ca', chain: [der] }]))}#ca`,
    ];
    const locked = directory.write('locked.p12', issuePkcs12([bag], { passphrase: 'changeit', mac: true }));
    const { exitCode, lines, errors } = await scanned([directory.path], 'ndjson');
    assert.deepEqual((JSON.parse(lines[0] ?? '') as { places: string[] }).places, places);
    assert.match(errors, new RegExp(`${locked}.*only the empty one was tried`, 's'));
    assert.equal(exitCode, 3);
  });

  it('prints csv that no spreadsheet takes for a formula', async () => {
    using directory = temporaryDirectory();
    directory.write('evil.pem', pemEnding('CN==cmd|calc', 90));
    const { lines, errors } = await scanned([directory.path], 'csv');
    assert.match(lines[0] ?? '', /^title,state,status,notBefore,notAfter,daysLeft,/);
    assert.match(lines[1] ?? '', /^'=cmd\|calc,valid,/);
    assert.match(errors, /^1 certificate in 1 place: 1 valid\.\n$/);
  });

  it('prints one JSON object a line', async () => {
    using directory = temporaryDirectory();
    directory.write('a.pem', pemEnding('CN=a', 90) + pemEnding('CN=b', 91));
    const { lines } = await scanned([directory.path], 'ndjson');
    assert.deepEqual(
      lines.slice(0, 2).map((line) => (JSON.parse(line) as { title: string }).title),
      ['a', 'b']
    );
    assert.equal(lines.length, 3);
  });

  it('fits the terminal', async () => {
    using directory = temporaryDirectory();
    directory.write(`${'long-directory-name/'.repeat(5)}a.pem`, pemEnding(`CN=${'very-long-name-'.repeat(4)}`, 90));
    const { lines } = await scanned([directory.path], 'table', 100);
    assert.ok(
      lines.every((line) => line.length <= 100),
      lines.join('\n')
    );
    assert.match(lines[1] ?? '', /very-long-n\S*….*…\S*a\.pem$/);
  });

  it('lets no subject steer the terminal, in any form', async () => {
    using directory = temporaryDirectory();
    directory.write('evil.pem', pemEnding('CN=\u001b]0;owned\u0007\u202egpj\u009b31m', 90));
    for (const form of ['table', 'json', 'csv', 'ndjson'] as const) {
      const { output, errors } = await scanned([directory.path], form);
      assert.doesNotMatch(output + errors, /[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f-\u009f\u202e]/);
      assert.match(output, /owned/);
    }
  });
});
