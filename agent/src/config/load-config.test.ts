import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DAY_MS } from '@notafter/core';
import type { Config } from './config.ts';
import { type LoadedConfig, loadConfig } from './load-config.ts';
import { FILE_SOURCE_DEFAULTS, KUBECONFIG_SOURCE_DEFAULTS } from './source-defaults.ts';

const SOURCE = 'sources: [{ kind: file, name: web, paths: [/etc/ssl/web.pem] }]\n';

function load(text: string, environment: Record<string, string> = {}): LoadedConfig {
  return loadConfig(text, 'config.yaml', environment);
}

function loaded(text: string, environment: Record<string, string> = {}): Config {
  const result = load(text, environment);
  assert.ok(result.ok, JSON.stringify(result));
  return result.config;
}

describe('the keys of Notafter', () => {
  it('reads cluster, node, preset, root and policy', () => {
    const config = loaded(`
cluster: production
node: cp-1
policy: { warnBefore: 20d, criticalBefore: "5d|10%", ca: { warnBefore: 1d, criticalBefore: 0 }, maxLifetime: 398d }
sources:
  - { kind: file, name: control-plane, preset: kubeadm, root: /host, node: cp-2, policy: { criticalBefore: 1d } }
`);
    assert.equal(config.cluster, 'production');
    assert.equal(config.node, 'cp-1');
    assert.deepEqual(config.policy, {
      warnBefore: { durationMs: 20 * DAY_MS, share: null },
      criticalBefore: { durationMs: 5 * DAY_MS, share: 0.1 },
      ca: { warnBefore: { durationMs: DAY_MS, share: null }, criticalBefore: { durationMs: 0, share: null } },
      maxLifetimeMs: 398 * DAY_MS,
    });
    const [source] = config.sources;
    assert.ok(source?.kind === 'file');
    assert.equal(source.preset, 'kubeadm');
    assert.equal(source.root, '/host');
    assert.equal(source.node, 'cp-2');
    assert.deepEqual(source.policy, { criticalBefore: { durationMs: DAY_MS, share: null } });
  });

  it('takes the node from NODE_NAME where the file names none', () => {
    const nodeOf = ({ sources: [source] }: Config) => (source?.kind === 'file' ? source.node : null);
    assert.equal(nodeOf(loaded(SOURCE, { NODE_NAME: 'worker-1' })), 'worker-1');
    assert.equal(nodeOf(loaded(`node: mine\n${SOURCE}`, { NODE_NAME: 'worker-1' })), 'mine');
  });
});

describe('what is not built yet', () => {
  const rows: ReadonlyArray<{ name: string; text: string; at: string }> = [
    { name: 'web configuration', text: 'server:\n  webConfigFile: /etc/web.yaml', at: '2:3 server.webConfigFile' },
    { name: 'systemd socket', text: 'server:\n  systemdSocket: true', at: '2:3 server.systemdSocket' },
    { name: 'systemd socket, YAML 1.1', text: 'server:\n  systemdSocket: yes', at: '2:3 server.systemdSocket' },
    { name: 'probe listener', text: 'server:\n  probeListen: ":8080"', at: '2:3 server.probeListen' },
    { name: 'pprof', text: 'diagnostics: { pprof: { enabled: true } }', at: '1:25 diagnostics.pprof.enabled' },
    { name: 'metrics of v3', text: 'metrics: { compat: v3 }', at: '1:12 metrics.compat' },
    { name: 'history on disk', text: 'history: { file: /var/lib/x.db }', at: '1:12 history.file' },
    { name: 'notifications', text: 'notify: { slack: {} }', at: '1:1 notify' },
    { name: 'serving', text: 'serving: { tls: {} }', at: '1:1 serving' },
    { name: 'upstreams', text: 'upstreams: [a]', at: '1:1 upstreams' },
    {
      name: 'kind endpoint',
      text: 'sources:\n  - { name: a, kind: endpoint, whatever: 1 }',
      at: '2:22 sources[0].kind',
    },
  ];
  for (const { name, text, at } of rows) {
    it(`is refused: ${name}`, () => {
      const result = load(text);
      assert.ok(!result.ok);
      const [problem] = result.problems;
      assert.equal(result.problems.length, 1);
      assert.equal(`${problem?.line}:${problem?.column} ${problem?.path}`, at);
      assert.equal(problem?.reason, 'not-built');
      assert.match(problem?.message ?? '', /not built yet/);
    });
  }

  it('passes while empty', () => {
    const result = load(`notify: {}\nserving:\nupstreams: []\nserver: { webConfigFile: "" }\n${SOURCE}`);
    assert.ok(result.ok);
    assert.deepEqual(
      result.warnings.map(({ path }) => path),
      ['notify', 'serving', 'upstreams', 'server.webConfigFile']
    );
  });
});

describe('the defaults of a source', () => {
  it('are those of a file that names its paths only', () => {
    const [file, kubeconfig] = loaded(
      'sources: [{ kind: file, name: f, paths: [/f] }, { kind: kubeconfig, name: k, paths: [/k] }]'
    ).sources;
    assert.deepEqual({ ...FILE_SOURCE_DEFAULTS, name: 'f', paths: ['/f'] }, file);
    assert.deepEqual({ ...KUBECONFIG_SOURCE_DEFAULTS, name: 'k', paths: ['/k'] }, kubeconfig);
  });
});
