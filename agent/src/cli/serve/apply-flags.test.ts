import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Config } from '../../config/config.ts';
import { defaultConfig } from '../../config/to-config.ts';
import { applyFlags } from './apply-flags.ts';
import type { ServeFlags } from './serve-flags.ts';

const EMPTY = defaultConfig({ NODE_NAME: 'node-1' });

function sourcesOf(flags: ServeFlags, config: Config = EMPTY): string[] {
  return applyFlags(config, flags).sources.map(({ kind, name, paths }) => `${kind} ${name} ${paths.join(' ')}`);
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
    assert.equal(applyFlags(EMPTY, { watchFile: ['/a'] }).sources[0]?.node, 'node-1');
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
