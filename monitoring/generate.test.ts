import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ALERT_RULES } from './alert-rules/rules.ts';
import { grafanaRules } from './alert-rules/grafana-rules.ts';
import { generatedFiles } from './generate.ts';
import { parse } from 'yaml';

const grafana = parse(grafanaRules(ALERT_RULES, { datasourceUid: 'prometheus', interval: '10s' }, '')) as {
  groups: [
    {
      rules: Array<{
        uid: string;
        title: string;
        condition: string;
        data: Array<{ refId: string; model: { expr?: string } }>;
      }>;
    },
  ];
};
const rules = grafana.groups[0].rules;

test('every rule about an end can be found by searching for "expir"', () => {
  for (const rule of ALERT_RULES.filter(({ about }) => about === 'certificate')) {
    assert.match(`${rule.name} ${rule.summary} ${rule.description}`, /expir/i, rule.name);
  }
});

for (const rule of rules) {
  test(`${rule.title}: its condition stands in its data, and no query filters by its value`, () => {
    assert.ok(rule.uid.length <= 40, rule.uid);
    assert.ok(rule.data.some(({ refId }) => refId === rule.condition));
    const watched = rule.data.find(({ refId }) => refId === 'A')?.model.expr ?? '';
    assert.doesNotMatch(watched.replace(/up == 1/g, ''), /\s[<>]=?\s|==|!=\s/);
  });
}

test('the bundled dashboard has a fixed uid, a data source variable and no inputs', () => {
  const dashboard = JSON.parse(generatedFiles().get('src/dashboards/certificates-overview.json') ?? '{}');
  assert.equal(dashboard.uid, 'notafter-certificates');
  assert.equal(dashboard.id, null);
  assert.equal('__inputs' in dashboard, false);
  assert.equal(dashboard.templating.list[0].query, 'notafter-certificates-datasource');
  assert.equal(dashboard.time.to, 'now');
  const ids = dashboard.panels.map(({ id }: { id: number }) => id);
  assert.equal(new Set(ids).size, ids.length);
});
