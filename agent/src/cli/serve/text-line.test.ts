import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createLog } from './create-log.ts';

/** What a log writes, its times left out. */
function written(format: 'text' | 'json', level: 'info' | 'debug' = 'info') {
  const lines: string[] = [];
  const log = createLog({ level, format }, (line) => lines.push(line));
  return { log, lines: () => lines.map((line) => line.replaceAll(/\d{4}-[\d-]+T[\d:.]+Z/g, 'TIME')) };
}

describe('the log', () => {
  it('writes text for people', () => {
    const { log, lines } = written('text');
    log.info({ source: 'web', count: 3, path: '/a b', when: null }, 'pass done');
    log.error({ err: new Error('boom') }, 'failed');
    assert.deepEqual(lines(), [
      'TIME INFO  pass done source=web count=3 path="/a b" when=null\n',
      'TIME ERROR failed error=boom\n',
    ]);
  });

  it('writes JSON lines', () => {
    const { log, lines } = written('json');
    log.warn({ source: 'web' }, 'late');
    assert.deepEqual(
      lines().map((line) => JSON.parse(line) as unknown),
      [{ level: 'warn', time: 'TIME', source: 'web', msg: 'late' }]
    );
  });

  it('keeps hostile text on one line and without escapes', () => {
    const { log, lines } = written('text');
    log.info({ subject: '\u001b[31mred\nINFO forged\u202e' }, 'a\nb');
    assert.deepEqual(lines(), ['TIME INFO  a\\u000ab subject="\\u001b[31mred\\nINFO forged\\u202e"\n']);
  });

  it('leaves out what is below its level', () => {
    const { log, lines } = written('text');
    log.debug('detail');
    assert.deepEqual(lines(), []);
    log.level = 'debug';
    log.debug('detail');
    assert.equal(lines().length, 1);
  });
});
