import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { temporaryDirectory } from '../temporary-directory.ts';
import { configure } from './configure.ts';

const GOOD = 'sources: [{ kind: file, name: a, paths: [/a] }]\n';

describe('finding the configuration', () => {
  it('takes the named file', async () => {
    using directory = temporaryDirectory();
    const file = directory.write('mine.yaml', `cluster: mine\n${GOOD}`);
    directory.write('notafter/config.yaml', GOOD);
    const configured = await configure({ config: file }, { XDG_CONFIG_HOME: directory.path });
    assert.ok(configured.ok);
    assert.equal(configured.file, file);
    assert.equal(configured.config.cluster, 'mine');
  });

  it('takes our default file before the peer’s', async () => {
    using directory = temporaryDirectory();
    const peers = directory.write('x509-certificate-exporter/config.yaml', GOOD);
    const before = await configure({}, { XDG_CONFIG_HOME: directory.path });
    assert.equal(before.ok && before.file, peers);
    const ours = directory.write('notafter/config.yaml', GOOD);
    const after = await configure({}, { XDG_CONFIG_HOME: directory.path });
    assert.equal(after.ok && after.file, ours);
  });

  it('runs on flags alone where there is no file', async () => {
    using directory = temporaryDirectory();
    const configured = await configure({ watchFile: ['/a'] }, { XDG_CONFIG_HOME: directory.path });
    assert.ok(configured.ok);
    assert.equal(configured.file, null);
    assert.equal(configured.config.sources.length, 1);
  });

  it('goes on without a default file that cannot be read, with a word', async () => {
    using directory = temporaryDirectory();
    directory.write('notafter/config.yaml/not-a-file', '');
    const configured = await configure({ watchFile: ['/a'] }, { XDG_CONFIG_HOME: directory.path });
    assert.ok(configured.ok);
    assert.match(configured.warnings.join(), /config\.yaml cannot be read: EISDIR.*going on without it/);
  });

  it('does not go on without a named file that is not there', async () => {
    const configured = await configure({ config: '/nowhere/c.yaml', watchFile: ['/a'] }, {});
    assert.ok(!configured.ok);
    assert.equal(configured.exitCode, 1);
    assert.match(configured.messages.join(), /\/nowhere\/c\.yaml cannot be read/);
  });

  const rows: ReadonlyArray<{ name: string; text: string; exitCode: number; says: RegExp }> = [
    { name: 'wrong', text: 'clster: a', exitCode: 1, says: /c\.yaml:1:1: clster: unknown key/ },
    {
      name: 'not built yet',
      text: `serving: { tls: 1 }\n${GOOD}`,
      exitCode: 64,
      says: /c\.yaml:1:1: serving: .*not built yet/,
    },
  ];
  for (const { name, text, exitCode, says } of rows) {
    it(`refuses a file that is ${name}`, async () => {
      using directory = temporaryDirectory();
      const configured = await configure({ config: directory.write('c.yaml', text) }, {});
      assert.ok(!configured.ok);
      assert.equal(configured.exitCode, exitCode);
      assert.match(configured.messages.join('\n'), says);
    });
  }

  it('refuses what certificate-expiry-monitor-controller would have done', async () => {
    const configured = await configure({ watchFile: ['/a'] }, { SLACK_TOKEN: 'x' });
    assert.ok(!configured.ok);
    assert.equal(configured.exitCode, 64);
  });
});
