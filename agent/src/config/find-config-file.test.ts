import assert from 'node:assert/strict';
import { it } from 'node:test';
import { defaultConfigPaths } from './find-config-file.ts';

it('looks for our file first, then for the peer’s', () => {
  assert.deepEqual(defaultConfigPaths({ XDG_CONFIG_HOME: '/x', HOME: '/home/ann' }), [
    '/x/notafter/config.yaml',
    '/home/ann/.config/notafter/config.yaml',
    '/etc/notafter/config.yaml',
    '/x/x509-certificate-exporter/config.yaml',
    '/home/ann/.config/x509-certificate-exporter/config.yaml',
    '/etc/x509-certificate-exporter/config.yaml',
  ]);
});

it('needs neither XDG_CONFIG_HOME nor HOME', () => {
  assert.deepEqual(defaultConfigPaths({ XDG_CONFIG_HOME: '' }), [
    '/etc/notafter/config.yaml',
    '/etc/x509-certificate-exporter/config.yaml',
  ]);
});
