import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { defaultConfig } from '../../config/to-config.ts';
import { applyFlags } from './apply-flags.ts';
import type { Configured } from './configure.ts';
import { createLog } from './create-log.ts';
import { createReloader } from './create-reloader.ts';

const CONFIG = applyFlags(defaultConfig({}), { watchFile: ['/a'] });
const GOOD: Configured = { ok: true, config: CONFIG, file: '/c.yaml', warnings: [] };
const BAD: Configured = { ok: false, exitCode: 1, messages: ['c.yaml:1:1: wrong'] };
const WITHOUT_SOURCES: Configured = { ...GOOD, config: { ...CONFIG, sources: [] } };

function reloaderOf(answers: Array<Configured | Error>) {
  const applied: string[] = [];
  const lines: string[] = [];
  let nowMs = 1000;
  const reloader = createReloader({
    async configure() {
      const answer = answers.shift();
      if (answer === undefined || answer instanceof Error) {
        throw answer ?? new Error('asked too often');
      }
      return answer;
    },
    async apply({ sources }) {
      applied.push(sources.map(({ name }) => name).join());
    },
    clock: () => nowMs++,
    log: createLog({ level: 'info', format: 'text' }, (line) => lines.push(line)),
  });
  return { reloader, applied, lines };
}

describe('reloading the configuration', () => {
  it('is good from the start', () => {
    assert.deepEqual(reloaderOf([]).reloader.state(), { ok: true, atMs: 1000 });
  });

  it('takes a good file over', async () => {
    const { reloader, applied } = reloaderOf([GOOD]);
    await reloader.reload('SIGHUP');
    assert.deepEqual(applied, ['cli-files']);
    assert.deepEqual(reloader.state(), { ok: true, atMs: 1001 });
  });

  for (const [name, answer, reason] of [
    ['wrong', BAD, 'c.yaml:1:1: wrong'],
    ['without any source', WITHOUT_SOURCES, 'it names no source'],
    ['unreadable', new Error('EIO'), 'EIO'],
  ] as const) {
    it(`keeps the old one when the new one is ${name}, and says why`, async () => {
      const { reloader, applied, lines } = reloaderOf([answer]);
      await reloader.reload('SIGHUP');
      assert.deepEqual(applied, []);
      assert.deepEqual(reloader.state(), { ok: false, atMs: 1000 });
      assert.ok(lines.join().includes(reason), lines.join());
    });
  }

  it('recovers with the next good file, one after the other', async () => {
    const { reloader, applied } = reloaderOf([BAD, GOOD]);
    await Promise.all([reloader.reload('SIGHUP'), reloader.reload('SIGHUP')]);
    assert.deepEqual(applied, ['cli-files']);
    assert.equal(reloader.state().ok, true);
  });
});
