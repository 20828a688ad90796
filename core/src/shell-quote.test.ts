import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { shellQuote } from './shell-quote.ts';

const rows: Readonly<Record<string, string>> = {
  'a path': '/etc/kubernetes/pki/apiserver.crt',
  'a blank': '/etc/my certs/a.crt',
  'a quote': "it's",
  'a command': '$(reboot) `id` ; rm -rf / & #',
  'a home directory': '~root',
  nothing: '',
  'a line feed': 'a\nb',
  'an escape sequence and a backslash': "\u001b[2J\\n'",
  'text that runs backwards': 'abc\u202etxt.exe',
  'other scripts': 'пример-证书',
};

for (const [name, text] of Object.entries(rows)) {
  test(`${name} reaches the program as it is`, () => {
    const printed = execFileSync('bash', ['--norc', '-c', `printf %s ${shellQuote(text)}`], {
      env: { LC_ALL: 'C.UTF-8' },
    });
    assert.equal(printed.toString(), text);
  });
}

test('what is harmless is not quoted', () => {
  assert.equal(shellQuote('/etc/a-b_c.crt'), '/etc/a-b_c.crt');
});
