import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { FIELDS } from '@notafter/core';
import { buildApi } from './api-builder.ts';
import { apiReference, withReference } from './api-reference.ts';
import { ROUTES } from './route-list.ts';

test('docs/api.md says what the code says', async () => {
  const page = await readFile(new URL('../../../docs/api.md', import.meta.url), 'utf8');
  for (const name of apiReference().keys()) {
    assert.ok(page.includes(`<!-- generated: ${name} -->`), `docs/api.md has no part "${name}"`);
  }
  assert.equal(page, withReference(page), 'write the result of withReference() to docs/api.md');
});

test('a page that is out of date is mended', () => {
  const page = 'before\n\n<!-- generated: fields -->\n\n| old |\n\n<!-- end -->\n\nafter';
  const mended = withReference(page);
  assert.match(mended, /^before\n\n<!-- generated: fields -->\n\n\| name /);
  assert.match(mended, /<!-- end -->\n\nafter$/);
  assert.ok(FIELDS.every(({ name }) => mended.includes(`\`${name}\``)));
});

test('every route that is served is listed, and no other', () => {
  const listed = new Set(ROUTES.map(({ method, path }) => `${method} ${path}`));
  const served = buildApi().api.routes.map(({ method, pattern }) => `${method.toLowerCase()} ${pattern}`);
  assert.deepEqual(new Set(served), listed);
});
