import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Config } from '../../config/config.ts';
import { KUBERNETES_SOURCE_DEFAULTS } from '../../config/source-defaults.ts';
import { defaultConfig } from '../../config/to-config.ts';
import { applyFlags } from './apply-flags.ts';
import type { ServeFlags } from './serve-flags.ts';

const EMPTY = defaultConfig({ NODE_NAME: 'node-1' });

function sourcesOf(flags: ServeFlags, config: Config = EMPTY): string[] {
  return applyFlags(config, flags).sources.map((source) => {
    const paths = 'paths' in source ? source.paths : [];
    return [source.kind, source.name, ...paths].join(' ');
  });
}

describe('the flags of x509-certificate-exporter', () => {
  it('become sources with the peer’s names', () => {
    const flags = { watchFile: ['/a.pem', '/b/*.crt'], watchDir: ['/etc/ssl/', '/'], watchKubeconf: ['/k1', '/k2'] };
    assert.deepEqual(sourcesOf(flags), [
      'file cli-files /a.pem /b/*.crt',
      'file cli-dir-etc-ssl /etc/ssl/*',
      'file cli-dir-root /*',
      'kubeconfig cli-kubeconf /k1 /k2',
    ]);
  });

  it('come after the sources of the file, and names stay unique', () => {
    const config = applyFlags(EMPTY, { watchFile: ['/mine'] });
    assert.deepEqual(sourcesOf({ watchFile: ['/a'], watchDir: ['/x/y', '/x-y'] }, config), [
      'file cli-files /mine',
      'file cli-files-2 /a',
      'file cli-dir-x-y /x/y/*',
      'file cli-dir-x-y-2 /x-y/*',
    ]);
  });

  it('speak of this node', () => {
    const [source] = applyFlags(EMPTY, { watchFile: ['/a'] }).sources;
    assert.ok(source?.kind === 'file');
    assert.equal(source.node, 'node-1');
  });

  it('set what they name and leave the rest', () => {
    const config = applyFlags(EMPTY, {
      listenAddress: ':1',
      debug: true,
      trimPathComponents: 3,
      exposeRelativeMetrics: true,
      exposePerCertErrorMetrics: true,
    });
    assert.equal(config.server.listen, ':1');
    assert.equal(config.log.level, 'debug');
    const metrics = { ...EMPTY.metrics, trimPathComponents: 3, exposeRelative: true, exposePerCertError: true };
    assert.deepEqual(config.metrics, metrics);
    assert.deepEqual(applyFlags(EMPTY, {}), EMPTY);
  });

  it('leave symbolic links out where asked', () => {
    const [source] = applyFlags(EMPTY, { watchFile: ['/a'], skipSymlinks: true }).sources;
    assert.ok(source?.kind === 'file');
    assert.equal(source.followSymlinks, false);
  });
});

describe('the flags about a cluster', () => {
  function clusterSource(flags: ServeFlags) {
    const [source] = applyFlags({ ...EMPTY, cluster: 'prod' }, flags).sources;
    assert.ok(source?.kind === 'kubernetes');
    return source;
  }

  it('watch TLS Secrets everywhere where none says more', () => {
    assert.deepEqual(clusterSource({ watchKubeSecrets: true }), {
      ...KUBERNETES_SOURCE_DEFAULTS,
      name: 'cli-kube',
      cluster: 'prod',
    });
  });

  it('name types with their keys, namespaces and labels, as in v3', () => {
    const source = clusterSource({
      watchKubeSecrets: true,
      kubeconfig: '/k',
      secretType: [
        { type: 'kubernetes.io/tls', keyPattern: 'tls.crt' },
        { type: 'istio.io/ca-root', keyPattern: '.*' },
        { type: 'kubernetes.io/tls', keyPattern: 'ca.crt' },
      ],
      includeNamespace: ['shop'],
      excludeNamespaceLabel: ['stage=dev'],
      includeLabel: ['team'],
      exposeSecretLabel: ['team'],
    });
    assert.equal(source.kubeconfig, '/k');
    assert.deepEqual(
      source.secrets?.types.map(({ type, keyPatterns }) => [type, ...keyPatterns]),
      [
        ['kubernetes.io/tls', 'tls.crt', 'ca.crt'],
        ['istio.io/ca-root', '.*'],
      ]
    );
    assert.deepEqual([source.namespaces.include, source.namespaces.excludeLabels], [['shop'], ['stage=dev']]);
    assert.deepEqual([source.secrets?.includeLabels, source.secrets?.exposeLabels], [['team'], ['team']]);
  });

  it('read exactly the named keys of ConfigMaps', () => {
    const source = clusterSource({ configmapKeys: ['ca.crt'] });
    assert.deepEqual([source.secrets, source.configMaps?.keyPatterns], [null, ['^ca\\.crt$']]);
  });
});
