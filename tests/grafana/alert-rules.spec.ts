import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { nextEnd } from './agent.ts';
import { evaluated, firing, ourRules } from './rules.ts';
import { expect, test } from './test.ts';

interface RulesFile {
  readonly groups: ReadonlyArray<{ readonly name: string; readonly rules: ReadonlyArray<{ readonly title: string }> }>;
}

const file = path.join(import.meta.dirname, '../../provisioning/alerting/rules.yaml');
const { groups } = parse(readFileSync(file, 'utf8')) as RulesFile;

for (const { name, rules } of groups) {
  test(`the provisioned rules of “${name}” are evaluated, and what fires reads well`, async ({ request }) => {
    // After its start, and until it has evaluated once, Grafana shows what it kept: states with templates not filled in.
    const badTexts = async () =>
      (await evaluated(request, name))
        .flatMap(({ alerts }) => alerts ?? [])
        .filter(({ state }) => state === 'Alerting' || state === 'Pending')
        .flatMap(({ annotations }) => Object.values(annotations))
        .filter((text) => /no value|%!|<nil>|\{\{|NaN/.test(text));
    const unwell = async () =>
      (await evaluated(request, name))
        .filter(({ health }) => health !== 'ok')
        .map(({ name: rule, lastError }) => ({ rule, lastError }));
    await expect.poll(badTexts, { timeout: 50_000 }).toEqual([]);
    await expect.poll(unwell, { timeout: 50_000 }).toEqual([]);
    const evaluatedRules = await evaluated(request, name);
    expect(evaluatedRules.map((rule) => rule.name).sort()).toEqual(rules.map(({ title }) => title).sort());
  });
}

test('a certificate that ends soon raises an alert that says so, and leads to its page', async ({ request }) => {
  const { place } = await nextEnd({ field: 'state', operator: '=', value: 'critical' });
  const [group] = groups;
  const alertsOf = async () =>
    (await firing(request, group!.name, 'CertificateExpiryCritical')).filter(({ labels }) => labels['place'] === place);
  await expect.poll(async () => (await alertsOf()).length, { timeout: 50_000 }).toBe(1);
  const [alert] = await alertsOf();
  expect(alert?.annotations['summary']).toMatch(/expires in (less than a day|\d+ days?)|has expired/);
  expect(alert?.annotations['page']).toContain(encodeURIComponent(place));
});

test('Setup shows the rules of files, and leaves them to those who provision', async ({ page, request }) => {
  const provisioned = (await ourRules(request)).filter(({ provenance }) => provenance === 'file');
  expect(provisioned.length).toBeGreaterThan(0);
  await page.goto('/a/notafter-certificates-app/setup');
  const states = page.getByRole('table', { name: 'Alert rules' }).getByRole('row');
  await expect(states.filter({ hasText: 'provisioned (file)' })).toHaveCount(provisioned.length);
  await expect(page.getByRole('button', { name: /^(Create|Update|Remove)/ })).toHaveCount(0);
});
