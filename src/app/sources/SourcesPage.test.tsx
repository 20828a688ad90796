import { screen, within } from '@testing-library/react';
import type { SourceDetails } from '@notafter/core';
import React from 'react';
import { aLocationInTrouble, aSource, findingRow, NOW, resultOf } from '../testing/builders';
import { fakeClient, refused } from '../testing/fake-client';
import { renderPage } from '../testing/render-page';
import { SourcesPage } from './SourcesPage';

jest.mock('@grafana/runtime', () => ({
  ...jest.requireActual('@grafana/runtime'),
  PluginPage: jest.requireActual('../testing/Frame').Frame,
}));

function show(...sources: SourceDetails[]) {
  const client = fakeClient({ sources: async () => ({ sources }) });
  renderPage(<SourcesPage />, { client, at: '/sources', route: '/sources' });
}

it('says of each source that it works, what it looks at and what it found', async () => {
  show(aSource());
  const card = await screen.findByRole('region', { name: 'control-plane file up' });
  expect(within(card).getByText('/etc/kubernetes/pki/**/*.crt')).toBeInTheDocument();
  expect(within(card).getByText('9 certificates in 12 places')).toBeInTheDocument();
  expect(within(card).getByText('12 s ago, took 34 ms')).toBeInTheDocument();
  expect(screen.getByText('1 source · all places are readable')).toBeInTheDocument();
});

it('tells each place in trouble: why, since when, and what is still shown of it', async () => {
  show(aSource({ inTrouble: [aLocationInTrouble()], errors: { permission_denied: 4 } }));
  const table = await screen.findByRole('table', { name: 'Places in trouble' });
  const [, row] = within(table).getAllByRole('row');
  expect(row).toHaveTextContent('EACCES: permission denied3 h ago2 certificates, read 4 h ago');
  expect(within(table).getByRole('link', { name: 'cp-1:/etc/ssl/broken.pem' })).toHaveAttribute(
    'href',
    '/a/notafter-certificates-app/slot/s9'
  );
  expect(screen.getByText('permission_denied 4')).toBeInTheDocument();
});

it('puts what is down first, and says why', async () => {
  show(
    aSource(),
    aSource({
      name: 'web',
      up: false,
      message: 'cannot walk /srv',
      reason: 'walk_error',
      lastSuccessMs: NOW - 3_600_000 * 3,
    })
  );
  const cards = await screen.findAllByRole('region');
  expect(cards[0]).toHaveAccessibleName('web file down');
  expect(cards[0]).toHaveTextContent('cannot walk /srv');
  expect(cards[0]).toHaveTextContent('Last good pass3 h ago');
});

it('tells a source that reads for the first time from one that is down', async () => {
  show(aSource({ up: false, lastPassMs: null, lastSuccessMs: null, durationMs: null }));
  expect(await screen.findByText('reading for the first time')).toBeInTheDocument();
});

it('folds a long list of what it looks at', async () => {
  show(aSource({ looksAt: ['/a', '/b', '/c', '/d', '/e'] }));
  expect(await screen.findByText('/a, /b and 3 more')).toBeInTheDocument();
});

it('says what nobody watches, and how to have it watched', async () => {
  const remedy = [{ text: 'See why', command: 'kubectl get pods -o wide' }, { text: 'Proof: it is gone' }];
  const gap = { object: 'Node worker-2', message: 'no agent runs on node worker-2', remedy };
  show(aSource(), aSource({ kind: 'kubernetes', name: 'cluster', gaps: [gap] }));
  const card = await screen.findByRole('region', { name: 'What is not seen · 1' });
  expect(within(card).getByText('no agent runs on node worker-2')).toBeInTheDocument();
  expect(within(card).getByRole('button', { name: 'Copy kubectl get pods -o wide', hidden: true })).toBeInTheDocument();
  expect(screen.getByText('2 sources · all places are readable · 1 blind spot')).toBeInTheDocument();
});

it('counts a certificate at no place that is watched among what is not seen, and leads to its page', async () => {
  const row = findingRow({
    rule: 'unwatched',
    place: 'CSR alice',
    message: 'is at no place',
    source: 'csr',
    slot: 's4',
  });
  const client = fakeClient({ sources: async () => ({ sources: [aSource()] }) }, { 'blind-spots': resultOf([row]) });
  renderPage(<SourcesPage />, { client, at: '/sources', route: '/sources' });
  const card = await screen.findByRole('region', { name: 'What is not seen · 1' });
  expect(within(card).getByRole('link', { name: 'CSR alice' })).toHaveAttribute(
    'href',
    '/a/notafter-certificates-app/slot/s4'
  );
  expect(within(card).getByText('is at no place')).toBeInTheDocument();
  expect(screen.getByText('1 source · all places are readable · 1 blind spot')).toBeInTheDocument();
});

it('says how to name a source when there is none', async () => {
  show();
  expect(await screen.findByText('The agent has no source')).toBeInTheDocument();
});

it('says that the agent does not answer', async () => {
  const client = fakeClient({ sources: async () => Promise.reject(refused()) });
  renderPage(<SourcesPage />, { client, at: '/sources', route: '/sources' });
  expect(await screen.findByText('Notafter: connection refused')).toBeInTheDocument();
});
