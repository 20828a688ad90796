import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import { OverviewPage } from '../overview/OverviewPage';
import { certificateRow, ESTATE, findingRow, inDays, resultOf } from '../testing/builders';
import { provideDataSources } from '../testing/data-sources';
import { type FakeClient, fakeClient } from '../testing/fake-client';
import { renderPage } from '../testing/render-page';

jest.mock('@grafana/runtime', () => ({
  ...jest.requireActual('@grafana/runtime'),
  PluginPage: jest.requireActual('../testing/Frame').Frame,
}));

beforeEach(() => provideDataSources([]));

function show(at = '', client: FakeClient = fakeClient()) {
  renderPage(<OverviewPage />, { client, at });
  return userEvent.setup();
}

const address = () => decodeURIComponent(screen.getByTestId('address').textContent ?? '');

it('the slider moves now, and one click leads back', async () => {
  const client = fakeClient();
  const user = show('', client);
  await user.click(await screen.findByRole('button', { name: 'Rehearse' }));
  const slider = screen.getByRole('slider', { name: 'Days from now' });
  expect(slider).toHaveAttribute('aria-valuetext', 'now');
  fireEvent.change(slider, { target: { value: '31' } });
  expect(slider).toHaveAttribute('aria-valuetext', 'Thu 24 Dec 2026');
  const banner = await screen.findByText('Everything below is as of Thu 24 Dec 2026, if nobody acts before.');
  expect(banner).toBeInTheDocument();
  const atMs = Date.UTC(2026, 11, 24, 12);
  expect(address()).toContain(`at=${atMs}`);
  await waitFor(() =>
    expect(client.asked.at(-1)?.queries.map(({ at }) => at)).toEqual(Array(client.asked[0]?.queries.length).fill(atMs))
  );
  await user.click(screen.getByRole('button', { name: 'Back to now' }));
  expect(address()).not.toContain('at=');
  expect(slider).toHaveAttribute('aria-valuetext', 'now');
});

it('a freeze is in the address once both of its days are there', async () => {
  const user = show();
  await user.click(await screen.findByRole('button', { name: 'Rehearse' }));
  fireEvent.change(screen.getByLabelText('First day'), { target: { value: '2026-12-18' } });
  expect(address()).not.toContain('freeze=');
  fireEvent.change(screen.getByLabelText('Last day'), { target: { value: '2027-01-04' } });
  expect(address()).toContain('freeze=2026-12-18..2027-01-04');
  await user.click(screen.getByRole('button', { name: 'End the rehearsal' }));
  expect(address()).not.toContain('freeze=');
  expect(screen.getByRole('button', { name: 'Rehearse' })).toBeInTheDocument();
});

describe('what to renew before a freeze', () => {
  const at = '?freeze=2026-12-18..2027-01-04&filter=owner|=|shop';
  const ends = resultOf([
    findingRow({ rule: 'expired', state: 'expired', title: 'by-hand.example', fingerprint: 'h', notAfter: inDays(20) }),
    findingRow({
      rule: 'expired',
      state: 'expired',
      title: 'issued.example',
      fingerprint: 'i',
      managedBy: 'cert-manager',
    }),
  ]);
  const renewals = resultOf([
    certificateRow({
      title: 'renews.example',
      slot: 'r',
      renewalDueAt: Date.UTC(2026, 11, 27),
      managedBy: 'cert-manager',
    }),
  ]);

  it('is judged as of its end, under the filters of the page', async () => {
    const client = fakeClient();
    show(at, client);
    await screen.findByRole('region', { name: /^Before the freeze of Fri 18 Dec 2026 – Mon 4 Jan 2027/ });
    const queries = client.asked.flatMap((request) => request.queries);
    const query = queries.find(({ refId }) => refId === 'ends');
    expect(query?.at).toBe(Date.UTC(2027, 0, 5));
    expect(query?.filters).toContainEqual({ field: 'owner', operator: '=', value: 'shop' });
  });

  it('tells what takes a hand from what renews itself meanwhile', async () => {
    show(at, fakeClient({}, { ...ESTATE, ends, renewals }));
    const card = await screen.findByRole('region', { name: /renew 1 by hand, 2 renew themselves$/ });
    const [byHand, automatic] = within(card).getAllByRole('list');
    expect(
      within(byHand!)
        .getAllByRole('link')
        .map((link) => link.textContent)
    ).toEqual(['by-hand.example']);
    expect(
      within(automatic!)
        .getAllByRole('link')
        .map((link) => link.textContent)
    ).toEqual(['issued.example', 'renews.example']);
    expect(within(automatic!).getByText(/cert-manager renews it in 33 d/)).toBeInTheDocument();
  });

  it('says so when there is nothing', async () => {
    show(at, fakeClient({}, { ...ESTATE, ends: resultOf([]), renewals: resultOf([]) }));
    expect(await screen.findByText(/Nothing has to be renewed before it/)).toBeInTheDocument();
  });
});
