import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { FINDING_RULES, type FindingRule } from '@notafter/core';
import { RULES } from './rules.ts';

const files = readdirSync(new URL('rules/', import.meta.url)).map((name) => name.replace(/\.ts$/, ''));
const page = readFileSync(new URL('../../../docs/findings.md', import.meta.url), 'utf8');
const sections = new Map(
  page
    .split(/^## /m)
    .slice(1)
    .map((section) => [/^`([^`]+)`/.exec(section)?.[1] ?? section, section])
);
const sorted = (names: Iterable<string>) => [...names].sort();

test('every rule has its file, its line in the list, its entry in the catalogue and its section in docs/findings.md', () => {
  const listed = RULES.map(({ id }) => id);
  assert.deepEqual(sorted(files), sorted(Object.keys(FINDING_RULES)));
  assert.deepEqual(sorted(listed), sorted(files));
  assert.deepEqual(sorted(sections.keys()), sorted(files));
});

for (const [rule, { severity }] of Object.entries(FINDING_RULES)) {
  test(`docs/findings.md says that ${rule} is ${severity}`, () => {
    assert.match(sections.get(rule) ?? '', new RegExp(`\\*\\*${severity}\\b`));
  });

  test(`the file ${rule}.ts holds the rule of its name`, async () => {
    const exported: Record<string, unknown> = await import(`./rules/${rule}.ts`);
    assert.deepEqual(Object.values(exported), [RULES.find(({ id }) => id === (rule as FindingRule))]);
  });
}
