import { type BackendSrv, setBackendSrv } from '@grafana/runtime';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import { MemoryRouter, Route, Routes } from 'react-router-dom';
import { type Observable, of, throwError } from 'rxjs';
import { PROBE_SERIES, type VectorItem } from '../prometheus/testing/series';
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

const answerSources = (_url: string): Observable<unknown> => of({ data: { sources: [aSource()], results: {} } });

function show(at: string, answer = answerSources) {
  provideLayout();
  const asked: string[] = [];
  const fetch = ({ url }: { url: string }) => {
    asked.push(url);
    return answer(url);
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

describe('without an agent', () => {
  const P = { type: 'prometheus', uid: 'p', name: 'Prometheus' };
  const Q = { type: 'prometheus', uid: 'q', name: 'Thanos' };

  /** Each data source, by its uid, holds series or refuses. */
  function showOn(holds: Readonly<Record<string, readonly VectorItem[] | number>>, at = '/sources') {
    return show(at, (url) => {
      const held = holds[uidIn(url)] ?? 404;
      return typeof held === 'number'
        ? throwError(() => ({ status: held, data: '', config: { url } }))
        : of({ data: { status: 'success', data: { resultType: 'vector', result: held } } });
    });
  }
  const uidIn = (url: string) => /uid\/(\w+)/.exec(url)?.[1] ?? '';

  it('the first Prometheus that holds metrics of certificates stands in', async () => {
    provideDataSources([P, Q]);
    const asked = showOn({ p: [], q: PROBE_SERIES });
    expect(await screen.findByRole('region', { name: /^blackbox probe_ssl_\*/ })).toBeInTheDocument();
    const uids = asked.map(uidIn);
    expect(uids.indexOf('p')).toBeLessThan(uids.indexOf('q'));
  });

  it('the address chooses, also beside an agent', async () => {
    provideDataSources([A, P, Q]);
    const asked = showOn({ p: PROBE_SERIES, q: PROBE_SERIES }, '/sources?ds=q');
    expect(await screen.findByRole('region', { name: /^blackbox/ })).toBeInTheDocument();
    expect(new Set(asked.map(uidIn))).toEqual(new Set(['q']));
  });

  it('where none can, each says why', async () => {
    provideDataSources([P, Q]);
    showOn({ p: [], q: 403 });
    expect(await screen.findByText(/holds no metrics of certificates/)).toHaveTextContent(/^Prometheus:/);
    expect(screen.getByText(/does not let you query/)).toHaveTextContent(/^Thanos:.*Ask an administrator/);
    expect(screen.getByRole('link', { name: 'Set it up' })).toBeInTheDocument();
  });
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
  expect(asked).toEqual(['/proxy/a/api/v1/sources', '/proxy/a/api/v1/query']);
  expect(screen.queryByRole('group', { name: 'Data source' })).not.toBeInTheDocument();
});

it('asks the one that the address names', async () => {
  provideDataSources([A, B]);
  const asked = show('/sources?ds=b');
  await waitFor(() => expect(asked).toEqual(['/proxy/b/api/v1/sources', '/proxy/b/api/v1/query']));
});

it('offers the choice between several, and keeps it in the address', async () => {
  provideDataSources([A, B]);
  const asked = show('/sources');
  const user = userEvent.setup();
  await user.click(await screen.findByRole('combobox'));
  await user.click(await screen.findByRole('option', { name: 'Cluster B' }));
  expect(screen.getByTestId('address')).toHaveTextContent('ds=b');
  await waitFor(() => expect(asked.slice(-2)).toEqual(['/proxy/b/api/v1/sources', '/proxy/b/api/v1/query']));
});
