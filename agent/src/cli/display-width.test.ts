import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { displayWidth, fitted } from './display-width.ts';

describe('the width of a text on a terminal', () => {
  const rows: ReadonlyArray<[name: string, text: string, cells: number]> = [
    ['ASCII', 'web.example', 11],
    ['nothing', '', 0],
    ['accents', 'Zürich', 6],
    ['a combining accent', 'e\u0301', 1],
    ['Japanese', '証明書', 6],
    ['Korean', '인증서', 6],
    ['an emoji', '🔒', 2],
    ['a family of emoji', '👨‍👩‍👧', 2],
    ['zero width', 'a\u200bb', 2],
  ];
  for (const [name, text, cells] of rows) {
    it(`counts ${name}`, () => assert.equal(displayWidth(text), cells));
  }
});

describe('fitting a text', () => {
  const rows: ReadonlyArray<[text: string, width: number, cut: 'end' | 'start', shown: string]> = [
    ['web', 5, 'end', 'web  '],
    ['webserver', 5, 'end', 'webs…'],
    ['/etc/ssl/web.pem', 8, 'start', '…web.pem'],
    ['証明書', 5, 'end', '証明…'],
    ['証明書', 4, 'end', '証… '],
    ['web', 3, 'end', 'web'],
  ];
  for (const [text, width, cut, shown] of rows) {
    it(`${text} into ${width}`, () => {
      assert.equal(fitted(text, width, cut), shown);
      assert.equal(displayWidth(shown), width);
    });
  }
});
