import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { nextEnd } from './agent.ts';
import { expect, test } from './test.ts';

interface Alert {
  readonly state: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}
interface Rule {
  readonly name: string;
  readonly health: string;
  readonly lastError?: string;
  readonly alerts?: readonly Alert[];
}
interface RulesAnswer {
  readonly data: { readonly groups: ReadonlyArray<{ readonly name: string; readonly rules: readonly Rule[] }> };
}
interface RulesFile {
  readonly groups: ReadonlyArray<{ readonly name: string; readonly rules: ReadonlyArray<{ readonly title: string }> }>;
}

const file = path.join(import.meta.dirname, '../../provisioning/alerting/rules.yaml');
const provisioned = (parse(readFileSync(file, 'utf8')) as RulesFile).groups[0];

test('the provisioned alert rules are evaluated, fire, and read well', async ({ request }) => {
  const { place } = await nextEnd({ field: 'state', operator: '=', value: 'critical' });
  const evaluated = async (): Promise<readonly Rule[]> => {
    const answer = await request.get('/api/prometheus/grafana/api/v1/rules');
    const { groups } = ((await answer.json()) as RulesAnswer).data;
    return groups.find(({ name }) => name === provisioned?.name)?.rules ?? [];
  };
  const firing = async () =>
    (await evaluated())
      .filter(({ name }) => name === 'CertificateExpiryCritical')
      .flatMap(({ alerts }) => alerts ?? [])
      .filter(({ state, labels }) => state === 'Alerting' && labels['place'] === place);

  // After its start, and until it has evaluated once, Grafana shows what it kept: states with templates not filled in.
  const badTexts = async () =>
    (await evaluated())
      .flatMap(({ alerts }) => alerts ?? [])
      .filter(({ state }) => state === 'Alerting' || state === 'Pending')
      .flatMap(({ annotations }) => Object.values(annotations))
      .filter((text) => /no value|%!|<nil>|\{\{|NaN/.test(text));

  await expect.poll(async () => (await firing()).length, { timeout: 50_000 }).toBe(1);
  await expect.poll(badTexts, { timeout: 50_000 }).toEqual([]);
  const rules = await evaluated();
  expect(rules.map(({ name }) => name).sort()).toEqual(provisioned?.rules.map(({ title }) => title).sort());
  expect(rules.filter(({ health }) => health !== 'ok').map(({ name, lastError }) => ({ name, lastError }))).toEqual([]);
  const [alert] = await firing();
  expect(alert?.annotations['summary']).toMatch(/expires in (less than a day|\d+ days?)|has expired/);
  expect(alert?.annotations['page']).toContain(encodeURIComponent(place));
});
