import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import type { AgentClient } from '../../datasource/client';
import { ALERT_RULES } from '../generated/alert-rules';
import { EDITOR, installGrafana } from '../setup/fake-grafana';
import { aHealth, certificateRow, EMPTY_ESTATE, ESTATE, findingRow, inDays, resultOf } from '../testing/builders';
import { provideDataSources } from '../testing/data-sources';
import { type FakeClient, fakeClient } from '../testing/fake-client';
import { renderPage } from '../testing/render-page';
import { signedInWith } from '../testing/signed-in';
import { OverviewPage } from './OverviewPage';

jest.mock('@grafana/runtime', () => ({
  ...jest.requireActual('@grafana/runtime'),
  PluginPage: jest.requireActual('../testing/Frame').Frame,
}));

function show(client: AgentClient = fakeClient(), at = '') {
  renderPage(<OverviewPage />, { client, at });
  return userEvent.setup();
}

const NOT_UNUSED = { field: 'findings', operator: '!=', value: 'orphaned' };

const address = () => decodeURIComponent(screen.getByTestId('address').textContent ?? '');
const actNow = () => screen.findByRole('region', { name: /^Act now ·/ });
const filtersOf = (client: FakeClient, refId: string) =>
  client.asked.at(-1)?.queries.find((query) => query.refId === refId)?.filters;

describe('the head', () => {
  it('counts certificates and places and says when they were read', async () => {
    show();
    expect(await screen.findByText(/1,234 certificates in 2,981 places · read 12 s ago/)).toBeInTheDocument();
  });

  it('leads to the sources that are in trouble', async () => {
    show(fakeClient({ health: async () => aHealth({ sourcesInTrouble: ['web'] }) }));
    const link = await screen.findByRole('link', { name: '1 source in trouble' });
    expect(link).toHaveAttribute('href', '/a/notafter-certificates-app/sources');
  });
});

it('leads from the head to what nobody watches', async () => {
  show(fakeClient({}, { ...ESTATE, 'blind-spots': resultOf([{ rule: 'unwatched' }], 3) }));
  const link = await screen.findByRole('link', { name: '3 blind spots' });
  expect(link).toHaveAttribute('href', '/a/notafter-certificates-app/sources');
});

describe('filters', () => {
  it('builds one from field, operator and suggested value, by keyboard alone', async () => {
    const fieldValues = jest.fn(async () => ({ values: [{ value: 'team-pay', count: 3 }], total: 1 }));
    const client = fakeClient({ fieldValues });
    const user = show(client);
    await user.type(await screen.findByRole('combobox', { name: 'Filter by field' }), 'owner{Enter}');
    await user.keyboard('{Enter}');
    await screen.findByRole('option', { name: /team-pay/ });
    await user.keyboard('{ArrowDown}{Enter}');
    expect(await screen.findByRole('button', { name: 'Remove filter Owner = team-pay' })).toBeInTheDocument();
    expect(address()).toContain('filter=owner|=|team-pay');
    await waitFor(() =>
      expect(filtersOf(client, 'rows')).toContainEqual({ field: 'owner', operator: '=', value: 'team-pay' })
    );
  });

  it('narrows every card', async () => {
    const client = fakeClient();
    show(client, '?filter=owner|=|team-pay&state=critical');
    await actNow();
    const narrowed = [
      { field: 'owner', operator: '=', value: 'team-pay' },
      NOT_UNUSED,
      { field: 'state', operator: 'in', value: ['critical'] },
    ];
    for (const refId of ['all', 'findings', 'weeks', 'rows']) {
      expect(filtersOf(client, refId)).toEqual(narrowed);
    }
    expect(filtersOf(client, 'breaking')).toEqual(expect.arrayContaining(narrowed));
  });

  it('hides what nothing uses until it is asked for', async () => {
    const client = fakeClient({}, { ...ESTATE, unused: resultOf([{ count: 31 }]) });
    const user = show(client);
    const chip = await screen.findByRole('button', { name: '31 unused hidden' });
    expect(filtersOf(client, 'rows')).toContainEqual(NOT_UNUSED);
    await user.click(chip);
    expect(await screen.findByRole('button', { name: '31 unused shown', pressed: true })).toBeInTheDocument();
    expect(address()).toContain('unused=shown');
    await waitFor(() => expect(filtersOf(client, 'rows')).not.toContainEqual(NOT_UNUSED));
  });

  it('hides nothing from whoever filters by findings', async () => {
    const client = fakeClient();
    show(client, '?filter=findings|=|orphaned');
    await actNow();
    expect(filtersOf(client, 'rows')).toEqual([{ field: 'findings', operator: '=', value: 'orphaned' }]);
  });

  it('says that a value does not fit its field', async () => {
    const user = show();
    await user.type(await screen.findByRole('combobox', { name: 'Filter by field' }), 'days left{Enter}{Enter}');
    await user.type(screen.getByRole('combobox', { name: 'Days left <' }), 'soon{Enter}');
    expect(screen.getByText('Takes a number')).toBeInTheDocument();
    expect(address()).not.toContain('filter=');
  });

  it('takes one off', async () => {
    const user = show(fakeClient(), '?filter=owner|=|team-pay');
    await user.click(await screen.findByRole('button', { name: 'Remove filter Owner = team-pay' }));
    expect(address()).not.toContain('filter=');
  });

  it('shows only a state whose chip is pressed', async () => {
    const client = fakeClient();
    const user = show(client);
    await user.click(await screen.findByRole('button', { name: '1 critical' }));
    expect(screen.getByRole('button', { name: '1 critical' })).toHaveAttribute('aria-pressed', 'true');
    expect(address()).toContain('state=critical');
    await waitFor(() =>
      expect(filtersOf(client, 'rows')).toContainEqual({ field: 'state', operator: 'in', value: ['critical'] })
    );
    expect(filtersOf(client, 'chips')).toEqual([NOT_UNUSED]);
  });

  it('shows only what ends in a week whose bar is clicked', async () => {
    const user = show();
    await user.click(
      await screen.findByRole('button', { name: /Mon 23 Nov 2026 – Sun 29 Nov 2026: 1 ends · worst: critical/ })
    );
    const monday = Date.UTC(2026, 10, 23);
    expect(address()).toContain(`filter=notAfter|>=|${monday}&filter=notAfter|<|${monday + 7 * 86_400_000}`);
  });

  it('offers to clear those that nothing matches', async () => {
    const user = show(fakeClient({}, EMPTY_ESTATE), '?filter=owner|=|nobody');
    await user.click(await screen.findByRole('button', { name: 'Clear filters' }));
    expect(address()).not.toContain('filter=');
  });
});

describe('views', () => {
  it('begins with the runway', async () => {
    show();
    expect(await screen.findByRole('radio', { name: 'Runway' })).toBeChecked();
    const runway = screen.getByRole('treegrid', { name: 'Certificates on a time axis' });
    expect(within(runway).getAllByRole('row', { name: /etcd-ca|kube-apiserver/ })).toHaveLength(2);
  });

  it('shows the table with links to the places, and orders it', async () => {
    const client = fakeClient();
    const user = show(client);
    await user.click(await screen.findByRole('radio', { name: 'Table' }));
    const link = await screen.findByRole('link', { name: 'etcd-ca' });
    expect(link).toHaveAttribute('href', '/a/notafter-certificates-app/slot/s2');
    await user.click(screen.getByRole('button', { name: 'Owner' }));
    expect(address()).toContain('order=owner');
    await waitFor(() =>
      expect(client.asked.at(-1)?.queries.find(({ refId }) => refId === 'rows')?.orderBy).toEqual([
        { field: 'owner', direction: 'asc' },
      ])
    );
  });

  it('shows the calendar, which counts each certificate once, and remembers what it counts', async () => {
    const client = fakeClient();
    const user = show(client);
    await user.click(await screen.findByRole('radio', { name: 'Calendar' }));
    expect(await screen.findByRole('gridcell', { name: /worst: / })).toBeInTheDocument();
    expect(client.asked.at(-1)?.queries.find(({ refId }) => refId === 'rows')?.distinct).toBe(true);
    await user.click(screen.getByRole('radio', { name: 'Renewals due' }));
    expect(address()).toContain('view=calendar&count=renewals');
  });

  it('shows the tree of trust under the same filters', async () => {
    const client = fakeClient();
    const user = show(client, '?filter=owner|=|platform');
    await user.click(await screen.findByRole('radio', { name: 'Trust' }));
    const tree = await screen.findByRole('treegrid', { name: 'Certificates by their issuers' });
    expect(within(tree).getByRole('row', { name: /etcd-ca/ })).toBeInTheDocument();
    const rows = client.asked.at(-1)?.queries.find(({ refId }) => refId === 'rows');
    expect(rows?.fields).toContain('issuerFingerprint');
    expect(rows?.filters).toContainEqual({ field: 'owner', operator: '=', value: 'platform' });
  });

  it('remembers the chosen columns', async () => {
    const user = show(fakeClient(), '?view=table');
    await user.click(await screen.findByRole('button', { name: 'Columns' }));
    await user.click(await screen.findByRole('checkbox', { name: 'Serial number' }));
    expect(await screen.findByRole('columnheader', { name: /Serial number/ })).toBeInTheDocument();
    expect(localStorage.getItem('notafter.certificates.columns')).toContain('serialNumber');
    localStorage.clear();
  });

  it('says what a limit cut off', async () => {
    show(fakeClient({}, { ...ESTATE, rows: resultOf([certificateRow()], 20_000) }));
    expect(await screen.findByText(/The first 1 of 20,000 are shown/)).toBeInTheDocument();
  });

  it('evaluates as of another day', async () => {
    const client = fakeClient();
    show(client, `?at=${inDays(31)}`);
    await actNow();
    expect(client.asked[0]?.queries.every(({ at }) => at === inDays(31))).toBe(true);
    expect(client.asked[0]?.range.from).toBe(Date.UTC(2026, 11, 21));
    expect(screen.getByLabelText('As of')).toHaveValue('2026-12-24');
    expect(screen.getByText('Everything below is as of Thu 24 Dec 2026, if nobody acts before.')).toBeInTheDocument();
  });
});

describe('hostile text', () => {
  it('stays text', async () => {
    const title = '<img src=x onerror=alert(1)> &amp; {{place}} $t(key)';
    const rows = resultOf([certificateRow({ title })]);
    show(
      fakeClient({}, { ...ESTATE, rows, findings: resultOf([findingRow({ title, message: title })]) }),
      '?view=table'
    );
    expect(await screen.findAllByText(title)).not.toHaveLength(0);
    expect(document.querySelector('img[src="x"]')).toBeNull();
  });
});

describe('actions', () => {
  afterEach(() => signedInWith());

  it('shows the alert rules, on the Prometheus that there is', async () => {
    provideDataSources([{ type: 'prometheus', uid: 'mimir-1', name: 'Mimir' }]);
    const user = show();
    await user.click(await screen.findByRole('button', { name: 'Create alert rules' }));
    const yaml = await screen.findByRole('region', { name: 'Alert rules as YAML' });
    expect(yaml).toHaveTextContent('datasourceUid: mimir-1');
    expect(yaml).not.toHaveTextContent('datasourceUid: prometheus');
    expect(screen.getByText(/It queries your data source Mimir/)).toBeInTheDocument();
  });

  it('leads to the alert rules in Alerting once they are there', async () => {
    const grafana = installGrafana(EDITOR);
    for (const rule of ALERT_RULES.slice(0, 1)) {
      grafana.rules.set(rule.uid, { ...rule, folderUID: 'notafter', ruleGroup: 'certificates' });
    }
    signedInWith(EDITOR);
    show();
    const link = await screen.findByRole('link', { name: 'Alert rules' });
    expect(link).toHaveAttribute('href', expect.stringMatching(/^\/alerting\/list/));
    expect(screen.queryByRole('button', { name: 'Create alert rules' })).not.toBeInTheDocument();
  });

  it('offers to create them to whoever may', async () => {
    installGrafana(EDITOR);
    signedInWith(EDITOR);
    show();
    expect(await screen.findByRole('button', { name: 'Create alert rules' })).toBeInTheDocument();
  });

  it('offers no more than to read about them to whoever may not', async () => {
    installGrafana(['alert.rules:read']);
    signedInWith(['alert.rules:read']);
    show();
    expect(await screen.findByRole('button', { name: 'Alert rules' })).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Create alert rules' })).not.toBeInTheDocument();
  });

  it('exports what the filters leave', async () => {
    const user = show(fakeClient(), '?filter=owner|=|team-pay');
    await user.click(await screen.findByRole('button', { name: 'Export' }));
    const link = await screen.findByRole('menuitem', { name: 'Certificates as CSV' });
    expect(decodeURIComponent(link.getAttribute('href') ?? '')).toBe(
      '/agent/api/v1/certificates.csv?filters=[{"field":"owner","operator":"=","value":"team-pay"},{"field":"findings","operator":"!=","value":"orphaned"}]'
    );
  });
});
