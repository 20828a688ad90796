import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { expiryMonitorEnvironment } from './expiry-monitor-environment.ts';

/** The names of the variables that are spoken of. */
function names(lines: readonly string[]): string[] {
  return lines.map((line) => line.split(' ')[0] ?? '');
}

describe('the environment of certificate-expiry-monitor-controller', () => {
  const rows: ReadonlyArray<{ name: string; set: Record<string, string>; refused: string[]; warned: string[] }> = [
    { name: 'nothing set', set: {}, refused: [], warned: [] },
    {
      name: 'names that anybody may use',
      set: { INTERVAL: '12h', THRESHOLD: '1' },
      refused: [],
      warned: ['INTERVAL', 'THRESHOLD'],
    },
    { name: 'empty values', set: { SLACK_TOKEN: '', NOTIFIERS: '' }, refused: [], warned: [] },
    { name: 'its default notifier', set: { NOTIFIERS: 'log' }, refused: [], warned: ['NOTIFIERS'] },
    {
      name: 'Slack',
      set: { INTERVAL: '1h', NOTIFIERS: 'slack', SLACK_TOKEN: 'x', SLACK_CHANNEL: 'y' },
      refused: ['NOTIFIERS', 'SLACK_TOKEN', 'SLACK_CHANNEL'],
      warned: ['INTERVAL'],
    },
    {
      name: 'a threshold beside a name of its own',
      set: { KUBE_CONFIG_PATH: '/k', THRESHOLD: '336h' },
      refused: ['THRESHOLD', 'KUBE_CONFIG_PATH'],
      warned: [],
    },
  ];
  for (const { name, set, refused, warned } of rows) {
    it(name, () => {
      const found = expiryMonitorEnvironment(set);
      assert.deepEqual(names(found.refused), refused);
      assert.deepEqual(names(found.warnings), warned);
      assert.ok(found.refused.every((line) => line.includes('not built yet')));
    });
  }

  it('never repeats a value', () => {
    const found = expiryMonitorEnvironment({ SLACK_TOKEN: 'very-secret' });
    assert.ok(!JSON.stringify(found).includes('very-secret'));
  });
});
