import assert from 'node:assert/strict';
import { test } from 'node:test';
import { html } from './html.ts';

test('text stays text, also in an attribute', () => {
  const text = `<b title="x" id='y'>&amp;</b>`;
  assert.equal(
    html`<p title="${text}">${text}</p>`.html,
    ['<p title="', '">', '</p>'].join('&lt;b title=&quot;x&quot; id=&#39;y&#39;&gt;&amp;amp;&lt;/b&gt;')
  );
});

test('HTML within HTML is written as it is', () => {
  const items = ['<1>', '<2>'].map((text) => html`<li>${text}</li>`);
  const list = html`<ul class="x">
    ${items}
  </ul>`;
  assert.equal(list.html.replaceAll(/\n */g, ''), '<ul class="x"><li>&lt;1&gt;</li><li>&lt;2&gt;</li></ul>');
});

test('nothing between two texts', () => {
  assert.equal(html`a${''}b${[]}c`.html, 'abc');
});
