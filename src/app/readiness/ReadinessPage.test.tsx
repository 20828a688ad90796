import { screen, within } from '@testing-library/react';
import React from 'react';
import { certificateRow, inDays, resultOf } from '../testing/builders';
import { type FakeClient, fakeClient } from '../testing/fake-client';
import { renderPage } from '../testing/render-page';
import { ReadinessPage } from './ReadinessPage';

jest.mock('@grafana/runtime', () => ({
  ...jest.requireActual('@grafana/runtime'),
  PluginPage: jest.requireActual('../testing/Frame').Frame,
}));

const leaf = (title: string, change: Parameters<typeof certificateRow>[0] = {}) =>
  certificateRow({ title, fingerprint: title, slot: title, notBefore: inDays(-300), notAfter: inDays(65), ...change });

function show(rows: ReadonlyArray<ReturnType<typeof certificateRow>>, at = ''): FakeClient {
  const client = fakeClient({}, { leaves: resultOf(rows) });
  renderPage(<ReadinessPage />, { client, at });
  return client;
}

it('counts the renewals by hand for each owner, today and under each limit', async () => {
  show([leaf('a', { owner: 'shop' }), leaf('b', { owner: 'shop' }), leaf('c', { owner: '' })]);
  const table = await screen.findByRole('table', { name: 'Renewals by hand, a year, by owner' });
  const lines = within(table)
    .getAllByRole('row')
    .map((row) => [...row.children].map((cell) => cell.textContent));
  expect(lines).toEqual([
    ['Owner', 'Certificates by hand', 'Today', '200 days', '100 days', '47 days'],
    ['shop', '2', '2', '4', '10', '21'],
    ['nobody’s', '1', '1', '2', '5', '10'],
  ]);
  const total = screen.getByText('47 days, from Thu 15 Mar 2029').parentElement;
  expect(total).toHaveTextContent('31');
});

it('lists what has no automation, and what is automated too late', async () => {
  show([leaf('hand'), leaf('late', { managedBy: 'Certificate shop/late', renewalDueAt: inDays(60) })]);
  const hand = await screen.findByRole('table', { name: 'Certificates without automation' });
  expect(within(hand).getByRole('link')).toHaveAttribute('href', '/a/notafter-certificates-app/slot/hand');
  const late = screen.getByRole('table', { name: 'Automations with too little margin' });
  expect(within(late).getAllByRole('row')[1]).toHaveTextContent(/late.*cert-manager.*today.*5 d.*28 d/);
});

it('asks for leaves only, each once, under the filters of the address', async () => {
  const client = show([leaf('a')], '?filter=issuerCN|=|R11');
  await screen.findByRole('region', { name: /^Renewals by hand/ });
  const query = client.asked[0]?.queries[0];
  expect(query?.distinct).toBe(true);
  expect(query?.filters).toContainEqual({ field: 'role', operator: '=', value: 'leaf' });
  expect(query?.filters).toContainEqual({ field: 'issuerCN', operator: '=', value: 'R11' });
});

it('with everything automated there is no work', async () => {
  show([leaf('a', { managedBy: 'kubelet', renewalDueAt: inDays(-60) })]);
  expect(await screen.findByText(/Nothing is renewed by hand/)).toBeInTheDocument();
  expect(screen.getByText(/Every automation renews before/)).toBeInTheDocument();
});

it('says when there is nothing', async () => {
  show([]);
  expect(await screen.findByText('There is no certificate to renew here')).toBeInTheDocument();
});
