import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AlertRule } from './alert-rule.ts';
import { grafanaRules } from './grafana-rules.ts';
import { SHIPPED_MARGINS } from './margins.ts';
import { prometheusOnlyRules } from './prometheus-only-rules.ts';
import { ALERT_RULES } from './rules.ts';
import { parse } from 'yaml';

interface GrafanaRules {
  readonly groups: [
    {
      rules: Array<{
        uid: string;
        title: string;
        condition: string;
        data: Array<{ refId: string; model: { expr?: string } }>;
      }>;
    },
  ];
}
const WITHOUT_AGENT = prometheusOnlyRules(SHIPPED_MARGINS);
const inGrafana = (rules: readonly AlertRule[]) => {
  const text = grafanaRules(rules, { datasourceUid: 'prometheus', interval: '10s' }, '');
  return (parse(text) as GrafanaRules).groups[0].rules;
};
/** Not the values that are watched: what is alive, what is newest, what was ever issued. */
const ASIDE = [
  /up == 1/g,
  /== ignoring \(/g,
  /> 0 unless on \(cluster\) x509_cert_not_after\{secret_name!=""\}/g,
  /process_start_time_seconds > time\(\) - 3600/g,
];

test('every rule about an end can be found by searching for "expir"', () => {
  for (const rule of [...ALERT_RULES, ...WITHOUT_AGENT].filter(({ end }) => end !== undefined)) {
    assert.match(`${rule.name} ${rule.summary} ${rule.description}`, /expir/i, rule.name);
  }
});

for (const rules of [ALERT_RULES, WITHOUT_AGENT]) {
  test('no two of a family share a uid', () => {
    const uids = inGrafana(rules).map(({ uid }) => uid);
    assert.equal(new Set(uids).size, uids.length);
  });
}

for (const [family, rule] of [
  ...inGrafana(ALERT_RULES).map((rule) => ['with the agent', rule] as const),
  ...inGrafana(WITHOUT_AGENT).map((rule) => ['without', rule] as const),
]) {
  test(`${rule.title}, ${family}: its condition stands in its data, and no query filters by its value`, () => {
    assert.ok(rule.uid.length <= 40, rule.uid);
    assert.ok(rule.data.some(({ refId }) => refId === rule.condition));
    const watched = rule.data.find(({ refId }) => refId === 'A')?.model.expr ?? '';
    assert.doesNotMatch(
      ASIDE.reduce((text, aside) => text.replace(aside, ''), watched),
      /\s[<>]=?\s|==|!=\s/
    );
  });
}
