import { editedParts, isOutdated, marked, mergeRule } from './merge-rule';
import { onDataSource, type RuleDefinition, type StoredRule } from './rule-definition';

const OURS: RuleDefinition = {
  uid: 'notafter-certificate-expired',
  title: 'CertificateExpired',
  condition: 'C',
  for: '0s',
  noDataState: 'OK',
  execErrState: 'Error',
  data: [
    { refId: 'A', datasourceUid: 'prom', model: { refId: 'A', expr: 'up', instant: true } },
    {
      refId: 'C',
      datasourceUid: '__expr__',
      model: {
        refId: 'C',
        type: 'threshold',
        expression: 'A',
        conditions: [{ evaluator: { type: 'gt', params: [0] } }],
      },
    },
  ],
  labels: { severity: 'critical' },
  annotations: { summary: 'expired', runbook_url: 'https://runbook' },
};

/** As Grafana hands it back: defaults in the models, fields of its own. */
function stored(change: Partial<StoredRule> = {}): StoredRule {
  const rule = marked(OURS);
  const data = rule.data.map((query) => ({
    ...query,
    queryType: '',
    model: { ...query.model, intervalMs: 1000, maxDataPoints: 43200 },
  }));
  return { ...rule, data, folderUID: 'notafter', ruleGroup: 'certificates', ...change };
}

const newer = (change: Partial<RuleDefinition>): RuleDefinition => ({ ...OURS, ...change });

it('what Grafana adds is no edit', () => {
  expect(editedParts(stored())).toEqual([]);
  expect(isOutdated(stored(), OURS)).toBe(false);
});

describe('an update', () => {
  it('renews what nobody touched, and remembers what it wrote', () => {
    const rule = mergeRule(stored(), newer({ for: '5m', annotations: { summary: 'has expired' } }));
    expect(rule).toMatchObject({ for: '5m', folderUID: 'notafter', annotations: { summary: 'has expired' } });
    expect(rule.annotations).not.toHaveProperty('runbook_url');
    expect(editedParts(rule)).toEqual([]);
  });

  it.each<[what: string, change: Partial<StoredRule>, part: string]>([
    ['how long it must hold', { for: '1h' }, 'for'],
    ['a label', { labels: { severity: 'page' } }, 'label severity'],
    ['a text', { annotations: { ...stored().annotations, summary: 'mine' } }, 'annotation summary'],
    ['the data source', { data: onDataSource([OURS], 'other')[0]!.data }, 'query'],
  ])('leaves what its user edited: %s', (_what, change, part) => {
    const edited = stored(change);
    expect(editedParts(edited)).toEqual([part]);
    const everything = newer({
      for: '5m',
      labels: { severity: 'warning' },
      annotations: { summary: 'new', runbook_url: 'https://new' },
      data: onDataSource([OURS], 'new')[0]!.data,
    });
    const once = mergeRule(edited, everything);
    expect(once).toMatchObject(change.annotations === undefined ? change : { annotations: { summary: 'mine' } });
    expect(once.annotations['runbook_url']).toBe('https://new');
    expect(editedParts(once)).toEqual([part]);
    expect(mergeRule(once, everything)).toEqual(once);
  });

  it('keeps what its user added, and does not bring back what was taken away', () => {
    const { runbook_url: _gone, ...annotations } = stored().annotations;
    const edited = stored({ annotations, labels: { severity: 'critical', team: 'web' } });
    const rule = mergeRule(edited, newer({ annotations: { summary: 'new', runbook_url: 'https://new' } }));
    expect(rule.labels).toEqual({ severity: 'critical', team: 'web' });
    expect(rule.annotations['summary']).toBe('new');
    expect(rule.annotations).not.toHaveProperty('runbook_url');
  });

  it('touches nothing of a rule that does not say what was written', () => {
    const foreign = stored({ annotations: { summary: 'mine' } });
    expect(mergeRule(foreign, newer({ for: '5m' }))).toBe(foreign);
    expect(isOutdated(foreign, newer({ for: '5m' }))).toBe(false);
    expect(mergeRule(stored({ annotations: { __notafter__: '{' } }), OURS).annotations).toEqual({ __notafter__: '{' });
  });
});
