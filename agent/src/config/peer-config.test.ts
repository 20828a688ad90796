import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DEFAULT_POLICY } from '@notafter/core';
import type { Config } from './config.ts';
import { type LoadedConfig, loadConfig } from './load-config.ts';

const SOURCE = 'sources: [{ kind: file, name: web, paths: [/etc/ssl/web.pem] }]\n';

function load(text: string, environment: Record<string, string> = {}): LoadedConfig {
  return loadConfig(text, 'config.yaml', environment);
}

function loaded(text: string, environment: Record<string, string> = {}): Config {
  const result = load(text, environment);
  assert.ok(result.ok, JSON.stringify(result));
  return result.config;
}

/** Every key of x509-certificate-exporter v4.2's file at its default, and one source of each kind that exists here. */
const PEER_DEFAULTS = `
web:
  enableStats: true
server:
  listen: ":9793"
  webConfigFile: ""
  probeListen: ""
  systemdSocket: false
  readTimeout: 10s
  writeTimeout: 30s
log:
  level: info
  format: text
  timing: true
diagnostics:
  pprof:
    enabled: false
    listen: ":6060"
cache:
  filePoll:
    interval: 30s
    skipUnchanged: true
metrics:
  exposeRelative: false
  exposePerCertError: false
  exposeNotBefore: false
  exposeExpired: true
  exposeDiagnostics: false
  exposeSubjectFields: []
  exposeIssuerFields: []
  trimPathComponents: 0
  collisionDiscriminator: auto
  collisionDiscriminatorLength: 8
sources:
  - kind: file
    name: pki
    paths: ["/etc/kubernetes/pki/**/*.crt"]
    excludePaths: ["/etc/kubernetes/pki/old/**"]
    followSymlinks: true
    followSymlinkDirs: false
    refreshInterval: 5m
    formats: [pem]
    pathMappings:
      - { from: /etc, to: /mnt/etc }
  - kind: kubeconfig
    name: kubeconfigs
    paths: [/etc/kubernetes/admin.conf]
    refreshInterval: 30s
`;

describe('a configuration of x509-certificate-exporter v4.2', () => {
  it('is read as it is', () => {
    assert.deepEqual(loaded(PEER_DEFAULTS), {
      cluster: '',
      node: '',
      server: { listen: ':9793', readTimeoutMs: 10_000, writeTimeoutMs: 30_000 },
      log: { level: 'info', format: 'text' },
      metrics: {
        exposeRelative: false,
        exposePerCertError: false,
        exposeNotBefore: false,
        exposeExpired: true,
        exposeDiagnostics: false,
        exposeSubjectFields: [],
        exposeIssuerFields: [],
        trimPathComponents: 0,
        collisionDiscriminator: 'auto',
        collisionDiscriminatorLength: 8,
      },
      policy: DEFAULT_POLICY,
      owner: { labels: ['team', 'owner', 'app.kubernetes.io/part-of'] },
      sources: [
        {
          kind: 'file',
          name: 'pki',
          node: '',
          root: '',
          paths: ['/etc/kubernetes/pki/**/*.crt'],
          excludePaths: ['/etc/kubernetes/pki/old/**'],
          preset: null,
          formats: ['pem'],
          passphrases: [],
          followSymlinks: true,
          followSymlinkDirs: false,
          skipUnchanged: true,
          refreshIntervalMs: 300_000,
          pathMappings: [{ from: '/etc', to: '/mnt/etc' }],
          policy: {},
        },
        {
          kind: 'kubeconfig',
          name: 'kubeconfigs',
          node: '',
          root: '',
          paths: ['/etc/kubernetes/admin.conf'],
          refreshIntervalMs: 30_000,
          pathMappings: [],
          policy: {},
        },
      ],
    });
  });

  it('warns about keys that do nothing', () => {
    const result = load(PEER_DEFAULTS);
    assert.ok(result.ok);
    assert.deepEqual(
      result.warnings.map(({ line, path, reason }) => `${line} ${path} ${reason}`),
      [
        '3 web.enableStats no-effect',
        '6 server.webConfigFile no-effect',
        '7 server.probeListen no-effect',
        '8 server.systemdSocket no-effect',
        '14 log.timing no-effect',
        '17 diagnostics.pprof.enabled no-effect',
        '18 diagnostics.pprof.listen no-effect',
      ]
    );
  });

  it('has the same defaults when its keys are absent, but for exposeNotBefore', () => {
    const { metrics, ...rest } = loaded(SOURCE);
    const { metrics: peerMetrics, ...peerRest } = loaded(PEER_DEFAULTS);
    assert.deepEqual(metrics, { ...peerMetrics, exposeNotBefore: true });
    assert.deepEqual({ ...rest, sources: [] }, { ...peerRest, sources: [] });
  });

  it('takes the default where a key has no value', () => {
    assert.deepEqual(loaded(`metrics:\nlog:\n  level:\nhistory: {}\n${SOURCE}`), loaded(SOURCE));
  });

  it('reads booleans of YAML 1.1 and merge keys, as Go does', () => {
    const text = `metrics: { exposeRelative: yes, exposeExpired: off }
sources:
  - &web { kind: file, name: web, paths: [/a], refreshInterval: 1m }
  - { <<: *web, name: mail }
`;
    const { metrics, sources } = loaded(text);
    assert.equal(metrics.exposeRelative, true);
    assert.equal(metrics.exposeExpired, false);
    assert.deepEqual(sources[1], { ...sources[0], name: 'mail' });
  });
});
