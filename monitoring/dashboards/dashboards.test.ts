import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { FIELDS, METRICS, QUERY_COLUMNS } from '@notafter/core';
import { SHIPPED_MARGINS } from '../alert-rules/margins.ts';
import { prometheusOnlyRules } from '../alert-rules/prometheus-only-rules.ts';
import { ALERT_RULES } from '../alert-rules/rules.ts';
import { generatedFiles } from '../generate.ts';
import type { NotafterTarget } from './notafter-query.ts';
import { DASHBOARD_UIDS, PANELS } from './panel-references.ts';

interface Panel {
  readonly type: string;
  readonly id: number;
  readonly title: string;
  readonly description: string;
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly datasource: { readonly type: string; readonly uid: string };
  readonly targets: ReadonlyArray<NotafterTarget & { readonly expr?: string }>;
  readonly fieldConfig?: {
    readonly defaults?: { readonly noValue?: string; readonly custom?: { readonly filterable?: boolean } };
    readonly overrides?: ReadonlyArray<{
      readonly matcher: { readonly id: string; readonly options: string };
      readonly properties: ReadonlyArray<{ readonly id: string; readonly value?: unknown }>;
    }>;
  };
  readonly options?: { readonly sortBy?: ReadonlyArray<{ readonly displayName: string }> };
}
interface Dashboard {
  readonly uid: string;
  readonly id: number | null;
  readonly title: string;
  readonly tags: readonly string[];
  readonly templating: { readonly list: ReadonlyArray<{ type: string; name: string; query: string }> };
  readonly time: { readonly to: string };
  readonly panels: readonly Panel[];
}

const files = [...generatedFiles()].filter(([file]) => file.startsWith('src/dashboards/'));
const dashboards = files.map(([, text]) => JSON.parse(text) as Dashboard);

test('there are the five of the bundle, and the app includes each by its title', () => {
  assert.deepEqual(dashboards.map(({ uid }) => uid).sort(), Object.values(DASHBOARD_UIDS).sort());
  const plugin = readFileSync(path.join(import.meta.dirname, '../../src/plugin.json'), 'utf8');
  const { includes } = JSON.parse(plugin) as { includes: Array<{ type: string; name: string; path: string }> };
  assert.deepEqual(
    includes.filter(({ type }) => type === 'dashboard').map((include) => [include.name, `src/${include.path}`]),
    files.map(([file], index) => [dashboards[index]?.title, file])
  );
});

for (const dashboard of dashboards) {
  describe(dashboard.title, () => {
    test('can be imported again and again, on any data source, without a question', () => {
      assert.equal(dashboard.id, null);
      assert.equal('__inputs' in dashboard, false);
      assert.ok(dashboard.tags.includes('notafter'));
      const [first] = dashboard.templating.list;
      assert.equal(first?.name, 'datasource');
      const types = Object.fromEntries(
        dashboard.templating.list
          .filter(({ type }) => type === 'datasource')
          .map(({ name, query }) => [`\${${name}}`, query])
      );
      for (const { datasource } of dashboard.panels) {
        assert.equal(types[datasource.uid], datasource.type);
      }
    });

    test('ends at now: Prometheus answers an instant query about the future with nothing', () => {
      assert.equal(dashboard.time.to, 'now');
    });

    test('no table writes a sentence into each empty cell', () => {
      const tables = dashboard.panels.filter(({ type }) => type === 'table');
      assert.deepEqual(
        tables.filter(({ fieldConfig }) => fieldConfig?.defaults?.noValue !== undefined).map(({ title }) => title),
        []
      );
    });

    test('no table cuts the head of a column', () => {
      const tables = dashboard.panels.filter(({ type }) => type === 'table');
      assert.deepEqual(tables.flatMap(headsCut), []);
    });

    test('says of every panel what it shows, and no two lie on one another', () => {
      const ids = dashboard.panels.map(({ id }) => id);
      assert.equal(new Set(ids).size, ids.length);
      const taken = new Map<string, string>();
      for (const { title, description, gridPos } of dashboard.panels) {
        assert.ok(description.length > 15, title);
        assert.ok(gridPos.x + gridPos.w <= 24, title);
        for (const cell of cellsOf(gridPos)) {
          assert.equal(taken.get(cell), undefined, `${title} lies on ${taken.get(cell)}`);
          taken.set(cell, title);
        }
      }
    });

    for (const panel of dashboard.panels.filter(({ targets }) => targets.every(({ expr }) => expr === undefined))) {
      test(`“${panel.title}” names columns that its query has`, () => columnsAreKnown(panel));
    }
    for (const panel of dashboard.panels.filter(({ targets }) => targets.some(({ expr }) => expr !== undefined))) {
      test(`“${panel.title}” asks for metrics of the agent that there are`, () => {
        const ours = panel.targets.flatMap(({ expr = '' }) => expr.match(/\b(?:notafter|x509|nodejs)_\w+/g) ?? []);
        const known = (name: string) =>
          name in METRICS || name.replace(/_bucket$/, '') in METRICS || name === 'x509_read_errors';
        assert.deepEqual(
          ours.filter((name) => !known(name)),
          []
        );
      });
    }
  });
}

/** Of the columns with a width of their own, in pixels: beside its words a head has a sign where it is sorted or filtered by. */
function headsCut(panel: Panel): readonly string[] {
  return (panel.fieldConfig?.overrides ?? []).flatMap(({ matcher, properties }) => {
    const width = properties.find(({ id }) => id === 'custom.width')?.value;
    const head = headOf(panel, matcher.options);
    const needed = 16 + 7.5 * head.length + signsWidth(panel, head);
    return width === undefined || Number(width) >= needed ? [] : [`${panel.title}: ${head}, ${width} of ${needed}`];
  });
}

function headOf({ targets }: Panel, name: string): string {
  const columns = targets.flatMap(({ type }) => (type === 'certificates' ? FIELDS : (QUERY_COLUMNS[type] ?? [])));
  return columns.find((column) => column.name === name)?.label ?? name;
}

function signsWidth({ options, fieldConfig }: Panel, head: string): number {
  const isSorted = options?.sortBy?.some(({ displayName }) => displayName === head) === true;
  return (isSorted ? 22 : 0) + (fieldConfig?.defaults?.custom?.filterable === true ? 24 : 0);
}

function cellsOf({ x, y, w, h }: Panel['gridPos']): readonly string[] {
  return Array.from({ length: w * h }, (_, index) => `${x + (index % w)},${y + Math.floor(index / w)}`);
}

function columnsAreKnown({ targets, fieldConfig }: Panel): void {
  for (const { type, fields = [] } of targets) {
    const known: readonly string[] = (type === 'certificates' ? FIELDS : QUERY_COLUMNS[type]).map(({ name }) => name);
    const asked = fields.filter((name) => type !== 'summary' || known.includes(name));
    assert.deepEqual(
      asked.filter((name) => !known.includes(name)),
      []
    );
    const shown = fields.length > 0 ? fields : known;
    const styled = (fieldConfig?.overrides ?? [])
      .filter(({ matcher }) => matcher.id === 'byName')
      .map(({ matcher }) => matcher.options);
    assert.deepEqual(
      styled.filter((name) => !shown.includes(name)),
      []
    );
  }
}

test('every panel that an alert rule shows is there', () => {
  const there = new Set(dashboards.flatMap(({ uid, panels }) => panels.map(({ id }) => `${uid} ${id}`)));
  const named = [
    ...Object.values(PANELS),
    ...[...ALERT_RULES, ...prometheusOnlyRules(SHIPPED_MARGINS)].map(({ panel }) => panel),
  ];
  assert.deepEqual(
    named.filter(({ dashboard, panel }) => !there.has(`${dashboard} ${panel}`)),
    []
  );
});
