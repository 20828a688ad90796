import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import { MemoryRouter } from 'react-router-dom';
import { QUESTIONS } from '../../prometheus/load-records';
import { ALERT_RULES } from '../generated/alert-rules';
import { PROMETHEUS_ONLY_RULES } from '../generated/prometheus-only-rules';
import { provideLayout } from '../testing/provide-layout';
import { ADMIN, EDITOR, type FakeGrafana, installGrafana } from './fake-grafana';
import { marked } from './merge-rule';
import type { StoredRule } from './rule-definition';
import { SetupPage } from './SetupPage';

jest.mock('@grafana/runtime', () => ({
  ...jest.requireActual('@grafana/runtime'),
  PluginPage: jest.requireActual('../testing/Frame').Frame,
}));

const [EXPIRED, CRITICAL] = ALERT_RULES;
const PROMETHEUS = { uid: 'prometheus', name: 'Prometheus', type: 'prometheus', url: 'http://prometheus:9090' };
const SCRAPED = [{ labels: { instance: 'agent:9793', version: '0.3.0', job: 'notafter' }, value: 12.4 }];

function aGrafana(permissions: readonly string[]): FakeGrafana {
  const grafana = installGrafana(permissions);
  grafana.vectors.set('time() - timestamp(notafter_build_info)', SCRAPED);
  return grafana;
}

/** Rules of ours as they are after Setup created them, but for a change. */
function keep(grafana: FakeGrafana, change: Partial<StoredRule> = {}, rules = ALERT_RULES) {
  grafana.folders.add('notafter');
  for (const rule of rules) {
    grafana.rules.set(rule.uid, { ...marked(rule), folderUID: 'notafter', ruleGroup: 'certificates', ...change });
  }
}

function show(): void {
  provideLayout();
  render(<SetupPage />, { wrapper: MemoryRouter });
}

const rowOf = async (title: string) => {
  const table = await screen.findByRole('table', { name: 'Alert rules' });
  return within(table).getByText(title).closest('tr')!;
};
const press = async (name: RegExp | string) => userEvent.click(await screen.findByRole('button', { name }));

it('goes from an empty Grafana to alert rules', async () => {
  const grafana = aGrafana(ADMIN);
  grafana.reachable.add('http://prometheus:9090').add('http://agent:9793');
  grafana.vectors.set(String(EXPIRED?.data[0]?.model['expr']), [
    { labels: { place: 'a' }, value: 3 },
    { labels: { place: 'b' }, value: 2 },
  ]);
  show();
  await press('Add Prometheus');
  expect(await screen.findByText('Scraped agent:9793 (agent 0.3.0) 12 s ago')).toBeInTheDocument();
  expect(screen.getByLabelText(/^URL of the agent/)).toHaveValue('http://agent:9793');
  await press('Add the agent');
  expect(await screen.findByText(/^Notafter: 31 certificates from 4 sources/)).toBeInTheDocument();
  expect(await rowOf(EXPIRED!.title)).toHaveTextContent('critical1not created');
  await press(`Create ${ALERT_RULES.length} alert rules`);
  await waitFor(async () => expect(await rowOf(EXPIRED!.title)).toHaveTextContent('up to date'));
  const rules = [...grafana.rules.values()];
  expect(rules.map(({ uid }) => uid)).toEqual(ALERT_RULES.map(({ uid }) => uid));
  expect(rules[0]).toMatchObject({
    folderUID: 'notafter',
    ruleGroup: 'certificates',
    labels: { severity: 'critical' },
  });
  expect(rules[0]).not.toHaveProperty('provenance');
  expect(rules[0]?.data[0]?.datasourceUid).toBe(grafana.sources[0]?.uid);
  expect(grafana.intervals).toEqual(new Map([['certificates', 20]]));
  expect(grafana.changes.filter((change) => /contact-points|policies/.test(change))).toEqual([]);
});

it.each([
  ['1m', 60],
  ['15s', 30],
  ['a while', 60],
])('rules on what is scraped every %s are evaluated every %d seconds', async (scrapeInterval, seconds) => {
  const grafana = aGrafana(EDITOR);
  grafana.sources.push(PROMETHEUS);
  grafana.scrapeInterval = scrapeInterval;
  show();
  await screen.findByText(/^Scraped /);
  await press(`Create ${ALERT_RULES.length} alert rules`);
  await waitFor(() => expect(grafana.intervals).toEqual(new Map([['certificates', seconds]])));
});

it('an agent that does not answer is not added', async () => {
  const grafana = aGrafana(ADMIN);
  grafana.sources.push(PROMETHEUS);
  show();
  await waitFor(() => expect(screen.getByLabelText(/^URL of the agent/)).toHaveValue('http://agent:9793'));
  await press('Add the agent');
  expect(await screen.findByRole('alert')).toHaveTextContent(/cannot reach the agent.*Is the agent running/);
  expect(grafana.sources).toEqual([PROMETHEUS]);
});

it('a Prometheus that scrapes no agent is told how to', async () => {
  const grafana = installGrafana(EDITOR);
  grafana.sources.push(PROMETHEUS);
  show();
  expect(await screen.findByText('This Prometheus scrapes no agent')).toBeInTheDocument();
});

it('an update renews what nobody edited, and brings no removed rule back', async () => {
  const grafana = aGrafana(EDITOR);
  grafana.sources.push(PROMETHEUS);
  const older = ALERT_RULES.filter((rule) => rule !== CRITICAL).map((rule) => ({ ...rule, for: '99m' }));
  keep(grafana, {}, older);
  const edited = grafana.rules.get(EXPIRED!.uid)!;
  grafana.rules.set(edited.uid, { ...edited, annotations: { ...edited.annotations, summary: 'mine' } });
  show();
  expect(await rowOf(EXPIRED!.title)).toHaveTextContent('update available edited by you, kept: annotation summary');
  await press(`Update ${older.length} alert rules`);
  await waitFor(async () => expect(await rowOf(EXPIRED!.title)).toHaveTextContent('up to date'));
  expect(grafana.rules.get(EXPIRED!.uid)).toMatchObject({ for: EXPIRED!.for, annotations: { summary: 'mine' } });
  expect(grafana.rules.has(CRITICAL!.uid)).toBe(false);
  expect(screen.getByRole('checkbox', { name: CRITICAL!.title })).not.toBeChecked();
});

it('removes its rules and its folder, and nothing of others', async () => {
  const grafana = aGrafana(EDITOR);
  grafana.sources.push(PROMETHEUS);
  keep(grafana);
  const theirs = { ...grafana.rules.get(EXPIRED!.uid)!, uid: 'theirs', folderUID: 'other' };
  grafana.rules.set('theirs', theirs);
  show();
  await press('Remove');
  await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Remove' }));
  await waitFor(() => expect([...grafana.rules.keys()]).toEqual(['theirs']));
  await waitFor(() => expect(grafana.folders.has('notafter')).toBe(false));
});

it('a folder that holds more than our rules stays', async () => {
  const grafana = aGrafana(EDITOR);
  grafana.sources.push(PROMETHEUS);
  keep(grafana);
  grafana.rules.set('theirs', { ...grafana.rules.get(EXPIRED!.uid)!, uid: 'theirs' });
  show();
  await press('Remove');
  await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Remove' }));
  expect(await screen.findByRole('button', { name: /^Create/ })).toBeInTheDocument();
  expect(grafana.folders.has('notafter')).toBe(true);
});

it('rules from files are left alone', async () => {
  const grafana = aGrafana(ADMIN);
  grafana.sources.push(PROMETHEUS);
  keep(grafana, { provenance: 'file' });
  show();
  expect(await rowOf(EXPIRED!.title)).toHaveTextContent('provisioned (file)');
  expect(screen.queryByRole('button', { name: /^(Create|Update|Remove)/ })).not.toBeInTheDocument();
});

it.each([
  ['viewer', ['alert.rules:read'], ['data source takes an administrator', 'alert rules takes an editor']],
  ['editor', EDITOR, ['data source takes an administrator']],
] as const)('a %s sees no button that would fail', async (_who, permissions, told) => {
  installGrafana(permissions);
  show();
  for (const text of told) {
    expect((await screen.findAllByText(new RegExp(text))).length).toBeGreaterThan(0);
  }
  expect(screen.queryByRole('button', { name: /^(Add|Create|Update|Remove)/ })).not.toBeInTheDocument();
});

it('what Grafana refuses is said, and what was done is shown', async () => {
  const grafana = aGrafana(EDITOR);
  grafana.sources.push(PROMETHEUS);
  show();
  const create = await screen.findByRole('button', { name: /^Create/ });
  keep(grafana, {}, [CRITICAL!]);
  await userEvent.click(create);
  expect(await screen.findByRole('alert')).toHaveTextContent(/due to conflict/);
  expect(await rowOf(EXPIRED!.title)).toHaveTextContent('up to date');
});

it('without an agent the rules ask the metrics of others, with thresholds of one’s own', async () => {
  const grafana = aGrafana(ADMIN);
  grafana.sources.push(PROMETHEUS);
  show();
  const user = userEvent.setup();
  await user.click(await screen.findByRole('radio', { name: 'Other exporters' }));
  const warning = screen.getByLabelText('Warn before');
  expect(warning).toHaveValue('28d|25%');
  await user.clear(warning);
  await user.type(warning, '1d');
  expect(screen.getByText(/critical never before warning/)).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: /^Create/ })).not.toBeInTheDocument();
  await user.clear(warning);
  await user.type(warning, '30d|30%');
  await press(`Create ${PROMETHEUS_ONLY_RULES.length} alert rules`);
  await waitFor(() => expect(grafana.rules.size).toBe(PROMETHEUS_ONLY_RULES.length));
  const expression = String(grafana.rules.get('notafter-certificate-expiry-warning')?.data[0]?.model['expr']);
  expect(expression).toContain('clamp_max(0.3 * ');
  expect(expression).toContain('+ 2592000)');
});

it('where Prometheus knows other exporters only, their rules are proposed', async () => {
  const grafana = aGrafana(ADMIN);
  grafana.sources.push(PROMETHEUS);
  grafana.vectors.delete('time() - timestamp(notafter_build_info)');
  grafana.vectors.set(QUESTIONS.counts, [{ labels: { __name__: 'ssl_cert_not_after' }, value: 3 }]);
  show();
  await press(`Create ${PROMETHEUS_ONLY_RULES.length} alert rules`);
  await waitFor(() => expect(grafana.rules.size).toBe(PROMETHEUS_ONLY_RULES.length));
  expect(screen.getByRole('radio', { name: 'Other exporters' })).toBeChecked();
});
