import type { DataQueryRequest, DataSourceInstanceSettings } from '@grafana/data';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React, { useState } from 'react';
import { firstValueFrom } from 'rxjs';
import { NotafterDataSource } from './datasource';
import { installLayout } from './fake-layout';
import { installProxy, installVariables } from './fake-proxy';
import type { Settings } from './settings';
import { migrateVariableQuery, type VariableQuery } from './variable-query';
import { createVariableSupport } from './variable-support';
import { VariableQueryEditor } from './VariableQueryEditor';

const settings = {
  uid: 'abc',
  name: 'Notafter',
  type: 'x',
  url: '/proxy',
  jsonData: {},
} as DataSourceInstanceSettings<Settings>;

beforeAll(installLayout);

beforeEach(() => {
  installVariables({ node: { value: 'cp-1' } });
  installProxy(() => ({ status: 200, body: { values: [{ value: 'shop', count: 2 }], total: 1 } }));
});

it('chooses a field by keyboard and adds a filter', async () => {
  const user = userEvent.setup();
  const datasource = new NotafterDataSource(settings, () => 0);
  let seen = migrateVariableQuery(undefined);
  function Host() {
    const [query, setQuery] = useState(seen);
    seen = query;
    return <VariableQueryEditor datasource={datasource} query={query} onChange={setQuery} onRunQuery={() => {}} />;
  }
  render(<Host />);
  await user.click(screen.getByLabelText('Values of'));
  await user.keyboard('Clust{ArrowDown}{Enter}');
  expect(seen).toMatchObject({ field: 'cluster', schemaVersion: 1 });
  await user.click(screen.getByRole('button', { name: 'Add filter' }));
  expect(seen.filters).toEqual([{ field: '', operator: '=' }]);
});

it.each<[name: string, stored: string | Partial<VariableQuery> | undefined, field: string]>([
  ['nothing', undefined, 'namespace'],
  ['a bare field name', ' cluster ', 'cluster'],
  ['a query', { field: 'node' }, 'node'],
])('%s becomes a query', (_, stored, field) => {
  expect(migrateVariableQuery(stored)).toMatchObject({ field, schemaVersion: 1 });
});

it('answers Grafana’s variable request', async () => {
  const support = createVariableSupport(new NotafterDataSource(settings, () => 0));
  const request = {
    targets: [migrateVariableQuery('namespace')],
    scopedVars: {},
  } as unknown as DataQueryRequest<VariableQuery>;
  expect(await firstValueFrom(support.query(request))).toEqual({ data: [{ text: 'shop', value: 'shop' }] });
});

it('offers the most urgent first where it is asked to', async () => {
  const user = userEvent.setup();
  const datasource = new NotafterDataSource(settings, () => 0);
  let seen = migrateVariableQuery('place');
  render(
    <VariableQueryEditor
      datasource={datasource}
      query={seen}
      onChange={(query) => (seen = query)}
      onRunQuery={() => {}}
    />
  );
  await user.click(screen.getByRole('checkbox', { name: /^Most urgent first/ }));
  installProxy(() => ({
    status: 200,
    body: { results: { A: { fields: [], values: [['b', 'a', '', 'b']], rows: 4 } } },
  }));
  const request = { targets: [seen], scopedVars: {} } as unknown as DataQueryRequest<VariableQuery>;
  expect(await firstValueFrom(createVariableSupport(datasource).query(request))).toEqual({
    data: [
      { text: 'b', value: 'b' },
      { text: 'a', value: 'a' },
      { text: '(empty)', value: '' },
    ],
  });
});
