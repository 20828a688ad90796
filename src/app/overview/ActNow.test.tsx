import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import type { AgentClient } from '../../datasource/client';
import { aSlot, ESTATE, findingRow, inDays, resultOf } from '../testing/builders';
import { fakeClient, refused } from '../testing/fake-client';
import { renderPage } from '../testing/render-page';
import { OverviewPage } from './OverviewPage';

jest.mock('@grafana/runtime', () => ({
  ...jest.requireActual('@grafana/runtime'),
  PluginPage: jest.requireActual('../testing/Frame').Frame,
}));

function show(client: AgentClient = fakeClient()) {
  renderPage(<OverviewPage />, { client, at: '' });
  return userEvent.setup();
}

const actNow = () => screen.findByRole('region', { name: /^Act now ·/ });

describe('act now', () => {
  it('says what breaks, why, whose it is and what to type', async () => {
    show();
    const card = await actNow();
    expect(card).toHaveAccessibleName('Act now · 1 thing breaks within 14 days, nobody acts on 1');
    expect(within(card).getByRole('link', { name: 'kube-apiserver' })).toHaveAttribute(
      'href',
      '/a/notafter-certificates-app/slot/s1'
    );
    expect(within(card).getByText('ends in 5 d')).toBeInTheDocument();
    expect(within(card).getByText('by hand: platform · used by kube-apiserver')).toBeInTheDocument();
    expect(within(card).getByRole('button', { name: 'Copy kubeadm certs renew apiserver' })).toBeInTheDocument();
  });

  it.each([
    ['nobody', { owner: '' }, /^nobody renews it/],
    [
      'a program in time',
      { managedBy: 'Certificate shop/web', renewalDueAt: inDays(3) },
      /^cert-manager renews it in 3 d/,
    ],
    [
      'a program that is late',
      { managedBy: 'Certificate shop/web', renewalDueAt: inDays(-3), rule: 'renewal-overdue' },
      /^cert-manager should have renewed it 3 d ago/,
    ],
    [
      'a program that fails',
      { managedBy: 'kubelet', issuanceFailure: 'x509: denied', nextRetryAt: inDays(1 / 12) },
      /^kubelet cannot, next try in 2 h: x509: denied/,
    ],
  ] as const)('names who acts: %s', async (_, change, text) => {
    show(fakeClient({}, { ...ESTATE, findings: resultOf([findingRow(change)]) }));
    expect(within(await actNow()).getByText(text)).toBeInTheDocument();
  });

  it('opens the whole sequence, which ends in a proof', async () => {
    const slot = jest.fn(async (id: string) => aSlot({ slot: id }));
    const user = show(fakeClient({ slot }));
    const card = await actNow();
    expect(slot).not.toHaveBeenCalled();
    await user.click(within(card).getByRole('button', { name: 'What to do about kube-apiserver' }));
    expect(await within(card).findByText('Restart the static pod')).toBeInTheDocument();
    expect(slot).toHaveBeenCalledWith('s1', expect.anything());
    await user.click(within(card).getByRole('button', { name: 'What to do about kube-apiserver' }));
    expect(within(card).queryByText('Restart the static pod')).toBeNull();
  });

  it('says why the sequence cannot be had', async () => {
    const user = show(fakeClient({ slot: async () => Promise.reject(refused()) }));
    const card = await actNow();
    await user.click(within(card).getByRole('button', { name: 'What to do about kube-apiserver' }));
    expect(await within(card).findByText(/connection refused/)).toBeInTheDocument();
  });

  it('shows the first three and all on demand', async () => {
    const findings = resultOf(
      ['a', 'b', 'c', 'd'].map((name) => findingRow({ title: name, fingerprint: name, slot: name }))
    );
    const user = show(fakeClient({}, { ...ESTATE, findings }));
    const card = await actNow();
    expect(within(card).getAllByRole('listitem')).toHaveLength(3);
    await user.click(within(card).getByRole('button', { name: 'Show all 4' }));
    expect(within(card).getAllByRole('listitem')).toHaveLength(4);
  });

  it('says how many findings a limit cut off', async () => {
    const four = resultOf(['a', 'b', 'c', 'd'].map((name) => findingRow({ fingerprint: name, slot: name })));
    show(fakeClient({}, { ...ESTATE, findings: { ...four, total: 2345 } }));
    const card = await actNow();
    expect(within(card).getByText(/^The 4 most urgent of 2,345 findings are listed\. Filters/)).toBeInTheDocument();
    expect(within(card).getByRole('button', { name: 'Show the first 4' })).toBeInTheDocument();
  });

  it('says until when nothing ends', async () => {
    const quiet = {
      ...ESTATE,
      all: resultOf([{ count: 2, earliestNotAfter: Date.UTC(2027, 0, 14) }]),
      breaking: resultOf([{ count: 0, expired: 0 }]),
      findings: resultOf([]),
    };
    show(fakeClient({}, quiet));
    expect(await screen.findByText('Nothing ends before Thu 14 Jan 2027')).toBeInTheDocument();
  });
});
