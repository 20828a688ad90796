import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { SHIPPED_MARGINS } from './alert-rules/margins.ts';
import { kebab } from './alert-rules/names.ts';
import { prometheusOnlyRules } from './alert-rules/prometheus-only-rules.ts';
import { ALERT_RULES } from './alert-rules/rules.ts';

const directory = path.join(import.meta.dirname, '../docs/runbooks');
const RULES = [...ALERT_RULES, ...prometheusOnlyRules(SHIPPED_MARGINS)];
/** Pages of panels that have no rule. */
const OF_PANELS = ['api-server-client-certificates.md'];

test('every rule has its runbook, and every runbook its rule', () => {
  const expected = [...new Set(RULES.map(({ name }) => `${kebab(name)}.md`)), ...OF_PANELS].sort();
  assert.deepEqual(readdirSync(directory).sort(), expected);
});

for (const rule of ALERT_RULES) {
  test(`the runbook of ${rule.name} says how bad it is, what to do and when it is false`, () => {
    const text = readFileSync(path.join(directory, `${kebab(rule.name)}.md`), 'utf8');
    assert.ok(text.startsWith(`# ${rule.name}\n`));
    assert.match(text, new RegExp(`Severity: ${rule.severity}`));
    assert.match(text, /## What to do\n\n1\. /);
    assert.match(text, /## When it is false\n\n\S/);
  });
}

test('a rule without agent has the severity of its namesake', () => {
  for (const rule of prometheusOnlyRules(SHIPPED_MARGINS)) {
    assert.equal(rule.severity, ALERT_RULES.find(({ name }) => name === rule.name)?.severity, rule.name);
  }
});
