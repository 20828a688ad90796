import { screen } from '@testing-library/react';
import React from 'react';
import type { PlaceSummary } from '@notafter/core';
import { AgentError } from '../../datasource/client';
import { aCertificate, aPlace } from '../testing/builders';
import { fakeClient, refused } from '../testing/fake-client';
import { renderPage } from '../testing/render-page';
import { FindPage } from './FindPage';

jest.mock('@grafana/runtime', () => ({
  ...jest.requireActual('@grafana/runtime'),
  PluginPage: jest.requireActual('../testing/Frame').Frame,
}));

function show(parameters: string, places: readonly PlaceSummary[]) {
  const findSlots = jest.fn(async () => places);
  const certificate = jest.fn(async () => aCertificate(places));
  const client = fakeClient({ findSlots, certificate });
  renderPage(<FindPage />, { client, at: `/find?${parameters}`, route: '/find' });
  return { findSlots, certificate };
}

const address = () => screen.getByTestId('address');

it('opens the one place that has the labels', async () => {
  const { findSlots } = show('secret_namespace=shop&secret_name=web&ds=agent&theme=dark', [aPlace()]);
  expect(await screen.findByText('another page')).toBeInTheDocument();
  expect(address()).toHaveTextContent('/a/notafter-certificates-app/slot/s1');
  expect(findSlots).toHaveBeenCalledWith({ secret_namespace: 'shop', secret_name: 'web' }, expect.anything());
});

it('lists many', async () => {
  show('subject_CN=kube-apiserver', [aPlace(), aPlace({ slot: 's2', node: 'cp-2' })]);
  expect(await screen.findByRole('heading', { name: '2 places have these labels' })).toBeInTheDocument();
  expect(screen.getByRole('link', { name: /^cp-2/ })).toHaveAttribute('href', '/a/notafter-certificates-app/slot/s2');
});

it('leads from a fingerprint to its places', async () => {
  const { certificate } = show('fingerprint=ab12', [aPlace()]);
  expect(await screen.findByText('another page')).toBeInTheDocument();
  expect(certificate).toHaveBeenCalledWith('ab12', expect.anything());
});

it('says that no place has them, and offers to search by each', async () => {
  show('secret_namespace=shop&serial_number=4711&instance=agent:9793', []);
  expect(await screen.findByText('No place has these labels now')).toBeInTheDocument();
  const link = screen.getByRole('link', { name: 'certificates with secret_namespace = shop' });
  expect(link).toHaveAttribute('href', '/a/notafter-certificates-app?filter=namespace%7C%3D%7Cshop');
  expect(screen.queryByRole('link', { name: /instance/ })).not.toBeInTheDocument();
});

it('says that no place has a certificate of that fingerprint', async () => {
  const certificate = async () => Promise.reject(new AgentError('not-found', 'no such certificate', ''));
  renderPage(<FindPage />, { client: fakeClient({ certificate }), at: '/find?fingerprint=ab12', route: '/find' });
  expect(await screen.findByText('No place has these labels now')).toBeInTheDocument();
});

it('says how to ask when nothing is asked for', async () => {
  const { findSlots } = show('', [aPlace()]);
  expect(await screen.findByText('Nothing to look for')).toBeInTheDocument();
  expect(findSlots).not.toHaveBeenCalled();
});

it('says that the agent does not answer', async () => {
  const client = fakeClient({ findSlots: async () => Promise.reject(refused()) });
  renderPage(<FindPage />, { client, at: '/find?node=a', route: '/find' });
  expect(await screen.findByText('Notafter: connection refused')).toBeInTheDocument();
});
