import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FIELDS, QUERY_COLUMNS } from '@notafter/core';
import { ALERT_RULES } from './alert-rules/rules.ts';
import { grafanaRules } from './alert-rules/grafana-rules.ts';
import type { NotafterTarget } from './dashboards/notafter-query.ts';
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

const dashboard = JSON.parse(generatedFiles().get('src/dashboards/certificates-overview.json') ?? '{}') as {
  uid: string;
  id: number | null;
  templating: { list: [{ query: string }] };
  time: { to: string };
  panels: Array<{
    id: number;
    title: string;
    targets: [NotafterTarget];
    fieldConfig?: { overrides: Array<{ matcher: { options: string } }> };
  }>;
};

test('the bundled dashboard has a fixed uid, a data source variable and no inputs', () => {
  assert.equal(dashboard.uid, 'notafter-certificates');
  assert.equal(dashboard.id, null);
  assert.equal('__inputs' in dashboard, false);
  assert.equal(dashboard.templating.list[0].query, 'notafter-certificates-datasource');
  assert.equal(dashboard.time.to, 'now');
  const ids = dashboard.panels.map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length);
});

for (const { title, targets, fieldConfig } of dashboard.panels) {
  test(`“${title}” names columns that its query has`, () => {
    const [{ type, fields = [] }] = targets;
    const known: readonly string[] = (type === 'certificates' ? FIELDS : QUERY_COLUMNS[type]).map(({ name }) => name);
    assert.deepEqual(
      fields.filter((name) => !known.includes(name)),
      []
    );
    const shown = fields.length > 0 ? fields : known;
    const styled = (fieldConfig?.overrides ?? []).map(({ matcher }) => matcher.options);
    assert.deepEqual(
      styled.filter((name) => !shown.includes(name)),
      []
    );
  });
}
