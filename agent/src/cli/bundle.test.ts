import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { issue, issuePkcs12 } from '@notafter/testkit';
import { bundleAgent } from '../../build.ts';
import type * as PlugInModule from '../kube/credentials/plug-in.ts';
import type { KubeconfigContext } from '../kube/credentials/read-kubeconfig.ts';
import { temporaryDirectory } from './temporary-directory.ts';

const MAX_BYTES = 2 * 1024 * 1024;

describe('the bundle in an empty folder', () => {
  const directory = temporaryDirectory();
  before(() => bundleAgent(directory.path));
  after(() => directory[Symbol.dispose]());

  function ran(...args: string[]) {
    const environment = { HOME: directory.path, PATH: '' };
    const { status, stdout, stderr } = spawnSync(process.execPath, ['notafter.mjs', ...args], {
      cwd: directory.path,
      env: environment,
      encoding: 'utf8',
    });
    return { status, stdout, stderr };
  }

  it('is one file, the demo, the worker thread and the plug-ins, with the licences that their packages ask for beside them', () => {
    assert.deepEqual(readdirSync(directory.path).toSorted(), [
      'notafter-demo.mjs',
      'notafter-demo.mjs.LEGAL.txt',
      'notafter-pkcs12.mjs',
      'notafter-plug-ins.mjs',
      'notafter-plug-ins.mjs.LEGAL.txt',
      'notafter.mjs',
      'notafter.mjs.LEGAL.txt',
    ]);
  });

  it('stays within 2 MiB', () => {
    assert.ok(statSync(path.join(directory.path, 'notafter.mjs')).size <= MAX_BYTES);
  });

  it('is ASCII: of any other source V8 holds two bytes a character', () => {
    const isAscii = readFileSync(path.join(directory.path, 'notafter.mjs')).every((byte) => byte < 0x80);
    assert.ok(isAscii);
  });

  it('prints its version', () => {
    const { status, stdout, stderr } = ran('version');
    assert.equal(stderr, '');
    assert.match(stdout, /^\d+\.\d+\.\d+\n$/);
    assert.equal(status, 0);
  });

  it('scans', () => {
    const file = directory.write('estate/web.pem', issue({ subject: 'CN=web' }).pem);
    const { status, stdout, stderr } = ran('scan', 'estate', '--output', 'ndjson');
    assert.match(stderr, /^1 certificate in 1 place: 1 valid\.\n$/);
    assert.deepEqual((JSON.parse(stdout) as { places: string[] }).places, [file]);
    assert.equal(status, 0);
  });

  it('opens a PKCS#12 keystore in its worker thread', () => {
    const { der } = issue({ subject: 'CN=stored' });
    const file = directory.write('keystores/a.p12', issuePkcs12([{ der, name: 'web' }], { passphrase: '' }));
    const { status, stdout } = ran('scan', 'keystores', '--output', 'ndjson');
    assert.deepEqual((JSON.parse(stdout) as { places: string[] }).places, [`${file}#web`]);
    assert.equal(status, 0);
  });

  it('asks a credential plug-in of a kubeconfig', async () => {
    const credential = {
      apiVersion: 'client.authentication.k8s.io/v1',
      kind: 'ExecCredential',
      status: { token: 'given' },
    };
    const plugIn = directory.write('plug-in', `#!${process.execPath}\nconsole.log('${JSON.stringify(credential)}');\n`);
    chmodSync(plugIn, 0o755);
    const bundled = (await import(path.join(directory.path, 'notafter-plug-ins.mjs'))) as typeof PlugInModule;
    const user = { exec: { apiVersion: credential.apiVersion, command: plugIn } };
    const context = { user, userName: 'admin', userDirectory: directory.path, cluster: {} };
    assert.deepEqual(await bundled.createPlugIn().issue(context as unknown as KubeconfigContext, false), {
      ok: true,
      issued: { authorization: 'Bearer given', cert: null, key: null },
    });
  });

  it('says what is missing when it has nothing to watch', () => {
    const { status, stderr } = ran();
    assert.match(stderr, /nothing to watch/);
    assert.equal(status, 1);
  });
});
