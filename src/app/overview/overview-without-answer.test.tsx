import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import type { AgentClient } from '../../datasource/client';
import { aHealth, aSource, EMPTY_ESTATE } from '../testing/builders';
import { fakeClient, refused } from '../testing/fake-client';
import { renderPage } from '../testing/render-page';
import { OverviewPage } from './OverviewPage';

jest.mock('@grafana/runtime', () => ({
  ...jest.requireActual('@grafana/runtime'),
  PluginPage: jest.requireActual('../testing/Frame').Frame,
}));

function show(client: AgentClient) {
  renderPage(<OverviewPage />, { client });
  return userEvent.setup();
}

const actNow = () => screen.findByRole('region', { name: /^Act now ·/ });

it('shows where the cards will be, first', async () => {
  show(fakeClient({ query: () => new Promise(() => undefined) }));
  expect(await screen.findAllByRole('status', { name: 'Loading' })).not.toHaveLength(0);
});

it('says that the agent does not answer, and what to do', async () => {
  let down = true;
  const { query } = fakeClient();
  const user = show(fakeClient({ query: async (request) => (down ? Promise.reject(refused()) : query(request)) }));
  expect(await screen.findByText('Notafter: connection refused')).toBeInTheDocument();
  expect(screen.getByText('Is the agent running?')).toBeInTheDocument();
  down = false;
  await user.click(screen.getByRole('button', { name: 'Retry' }));
  expect(await actNow()).toBeInTheDocument();
  expect(screen.queryByText(/connection refused/)).not.toBeInTheDocument();
});

it('keeps the last answer, and says when it is from', async () => {
  let down = false;
  const { query } = fakeClient();
  const user = show(fakeClient({ query: async (request) => (down ? Promise.reject(refused()) : query(request)) }));
  await actNow();
  down = true;
  await user.click(screen.getByRole('button', { name: '1 critical' }));
  expect(await screen.findByText('as of 10:00 · connection refused')).toBeInTheDocument();
  expect(screen.getByRole('region', { name: /^Act now ·/ })).toBeInTheDocument();
  down = false;
  await user.click(screen.getByRole('button', { name: 'Retry' }));
  await waitFor(() => expect(screen.queryByText(/as of 10:00/)).not.toBeInTheDocument());
});

it('says where an agent looks that has found nothing', async () => {
  const health = async () => aHealth({ certificates: 0, locations: 0 });
  show(fakeClient({ health, sources: async () => ({ sources: [aSource()] }) }, EMPTY_ESTATE));
  expect(await screen.findByText('The agent has not found a certificate yet')).toBeInTheDocument();
  expect(await screen.findByText('control-plane (file) looks at /etc/kubernetes/pki/**/*.crt')).toBeInTheDocument();
});
