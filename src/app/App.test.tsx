import { type BackendSrv, setBackendSrv } from '@grafana/runtime';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import { MemoryRouter, Route, Routes } from 'react-router-dom';
import { of } from 'rxjs';
import { App } from './App';
import { aSource } from './testing/builders';
import { provideDataSources } from './testing/data-sources';
import { provideLayout } from './testing/provide-layout';
import { Address } from './testing/render-page';

jest.mock('@grafana/runtime', () => ({
  ...jest.requireActual('@grafana/runtime'),
  PluginPage: jest.requireActual('./testing/Frame').Frame,
}));

const type = 'notafter-certificates-datasource';
const A = { type, uid: 'a', name: 'Cluster A', url: '/proxy/a' };
const B = { type, uid: 'b', name: 'Cluster B', url: '/proxy/b' };

function show(at: string) {
  provideLayout();
  const asked: string[] = [];
  const fetch = ({ url }: { url: string }) => {
    asked.push(url);
    return of({ data: { sources: [aSource()] } });
  };
  setBackendSrv({ fetch } as unknown as BackendSrv);
  render(
    <MemoryRouter initialEntries={[`/a/notafter-certificates-app${at}`]}>
      <Routes>
        <Route path="/a/:pluginId/*" element={<App />} />
      </Routes>
      <Address />
    </MemoryRouter>
  );
  return asked;
}

it('says what to do without a data source', async () => {
  provideDataSources([{ type: 'prometheus', uid: 'p', name: 'Prometheus' }]);
  show('');
  expect(await screen.findByText('No Notafter data source yet')).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'Set it up' })).toHaveAttribute('href', '/a/notafter-certificates-app/setup');
});

it('says that there is no such page', async () => {
  provideDataSources([A]);
  show('/nowhere');
  expect(await screen.findByRole('heading', { name: 'Page not found' })).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'See all certificates' })).toHaveAttribute(
    'href',
    '/a/notafter-certificates-app'
  );
});

it('asks the only data source, and offers no choice', async () => {
  provideDataSources([A]);
  const asked = show('/sources');
  expect(await screen.findByRole('region', { name: 'control-plane file up' })).toBeInTheDocument();
  expect(asked).toEqual(['/proxy/a/api/v1/sources']);
  expect(screen.queryByRole('group', { name: 'Data source' })).not.toBeInTheDocument();
});

it('asks the one that the address names', async () => {
  provideDataSources([A, B]);
  const asked = show('/sources?ds=b');
  await waitFor(() => expect(asked).toEqual(['/proxy/b/api/v1/sources']));
});

it('offers the choice between several, and keeps it in the address', async () => {
  provideDataSources([A, B]);
  const asked = show('/sources');
  const user = userEvent.setup();
  await user.click(await screen.findByRole('combobox'));
  await user.click(await screen.findByRole('option', { name: 'Cluster B' }));
  expect(screen.getByTestId('address')).toHaveTextContent('ds=b');
  await waitFor(() => expect(asked.at(-1)).toBe('/proxy/b/api/v1/sources'));
});
