import type { DataSourceInstanceSettings } from '@grafana/data';
import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React, { useState } from 'react';
import { NotafterDataSource } from './datasource';
import { installLayout } from './fake-layout';
import { type FakeProxy, installProxy, installVariables } from './fake-proxy';
import type { NotafterQuery } from './query';
import { QueryEditor } from './QueryEditor';
import type { Settings } from './settings';

const settings = {
  uid: 'abc',
  name: 'Notafter',
  type: 'x',
  url: '/proxy',
  jsonData: {},
} as DataSourceInstanceSettings<Settings>;

interface Seen {
  query: NotafterQuery;
  runs: number;
}

function setUp(part: Partial<NotafterQuery> = {}) {
  const datasource = new NotafterDataSource(settings, () => 0);
  const seen: Seen = { query: { refId: 'A', schemaVersion: 1, type: 'certificates', ...part }, runs: 0 };
  function Host() {
    const [query, setQuery] = useState(seen.query);
    seen.query = query;
    return <QueryEditor datasource={datasource} query={query} onChange={setQuery} onRunQuery={() => seen.runs++} />;
  }
  render(<Host />);
  return { seen, user: userEvent.setup() };
}

let proxy: FakeProxy;

beforeAll(installLayout);

beforeEach(() => {
  installVariables();
  proxy = installProxy(() => ({
    status: 200,
    body: {
      values: [
        { value: 'shop', count: 2 },
        { value: '', count: 1 },
      ],
      total: 2,
    },
  }));
});

async function choose(user: ReturnType<typeof userEvent.setup>, label: string, option: string, typed = '') {
  await user.click(screen.getByLabelText(label));
  if (typed !== '') {
    await user.keyboard(typed);
  }
  await user.click(await screen.findByRole('option', { name: new RegExp(`^${option}`) }));
}

describe('QueryEditor', () => {
  it('says in words what a new query asks', () => {
    setUp({ orderBy: [{ field: 'notAfter' }], limit: 1000 });
    expect(screen.getByText('Certificates at their places, by Ends, at most 1,000')).toBeInTheDocument();
  });

  it('labels every input', () => {
    setUp({ filters: [{ field: 'namespace', operator: '=', value: 'x' }], orderBy: [{ field: 'notAfter' }] });
    for (const input of screen.getAllByRole('combobox')) {
      expect(input).toHaveAccessibleName();
    }
    for (const button of screen.getAllByRole('button')) {
      expect(button).toHaveAccessibleName();
    }
  });

  it('builds a filter with values from the agent', async () => {
    const { seen, user } = setUp();
    await user.click(screen.getByRole('button', { name: 'Add filter' }));
    await choose(user, 'Field of filter 1', 'Namespace', 'Namesp');
    await choose(user, 'Value of filter 1', 'shop');
    expect(seen.query.filters).toEqual([{ field: 'namespace', operator: '=', value: 'shop' }]);
    expect(proxy.requests[0]?.url).toContain('/fields/namespace/values');
    expect(screen.getByText(/where Namespace is shop/)).toBeInTheDocument();
  });

  it('asks for suggestions under the other filters', async () => {
    const { seen, user } = setUp({
      filters: [
        { field: 'node', operator: '=', value: 'cp-1' },
        { field: 'namespace', operator: '=' },
      ],
    });
    await choose(user, 'Value of filter 2', '\\(empty\\)');
    expect(seen.query.filters?.[1]).toEqual({ field: 'namespace', operator: '=', value: '' });
    const { searchParams } = new URL(proxy.requests[0]?.url ?? '', 'http://grafana');
    expect(JSON.parse(searchParams.get('filters') ?? '')).toEqual([{ field: 'node', operator: '=', value: 'cp-1' }]);
  });

  it('takes a number when it is left, by keyboard alone', async () => {
    const { seen, user } = setUp({ filters: [{ field: 'daysLeft', operator: '<' }] });
    await user.type(screen.getByLabelText('Value of filter 1'), '30');
    expect(seen.runs).toBe(0);
    await user.keyboard('{Enter}');
    expect(seen.query.filters).toEqual([{ field: 'daysLeft', operator: '<', value: '30' }]);
    expect(seen.runs).toBe(1);
  });

  it('removes the filter that is meant', async () => {
    const { seen, user } = setUp({
      filters: [
        { field: 'node', operator: '=', value: 'a' },
        { field: 'node', operator: '!=', value: 'b' },
      ],
    });
    await user.click(screen.getByRole('button', { name: 'Remove filter 1' }));
    expect(seen.query.filters).toEqual([{ field: 'node', operator: '!=', value: 'b' }]);
  });

  it('loses nothing when the type is switched to and fro', async () => {
    const before: Partial<NotafterQuery> = {
      filters: [{ field: 'node', operator: '=', value: 'a' }],
      fields: ['title', 'issuerCN'],
      orderBy: [{ field: 'notAfter', direction: 'desc' }],
      limit: 7,
      at: 'now+30d',
      distinct: true,
    };
    const { seen, user } = setUp(before);
    await choose(user, 'Query', 'Sources');
    expect(screen.queryByRole('group', { name: 'Filters' })).not.toBeInTheDocument();
    await choose(user, 'Query', 'Certificates');
    expect(seen.query).toEqual({ refId: 'A', schemaVersion: 1, type: 'certificates', ...before });
  });

  it('shows what a type uses only', async () => {
    const { user } = setUp();
    expect(screen.queryByLabelText('Group by')).not.toBeInTheDocument();
    await choose(user, 'Query', 'Summary');
    expect(screen.getByLabelText('Group by')).toBeInTheDocument();
    await choose(user, 'Query', 'Coming ends');
    await user.click(screen.getByRole('radio', { name: 'Month' }));
    expect(screen.getByText('Ends per month, at least 12 months ahead')).toBeInTheDocument();
  });

  it('orders by a column in a direction', async () => {
    const { seen, user } = setUp();
    await user.click(screen.getByRole('button', { name: 'Add order' }));
    await choose(user, 'Order by, 1', 'Days left');
    const order = screen.getByRole('group', { name: 'Order by' });
    await user.click(within(order).getByRole('radio', { name: 'Descending' }));
    expect(seen.query.orderBy).toEqual([{ field: 'daysLeft', direction: 'desc' }]);
  });

  it('survives an agent that is down, and keeps what is typed', async () => {
    const complaint = jest.spyOn(console, 'error').mockImplementation(() => {});
    proxy = installProxy(() => ({ status: 502, body: '' }));
    const { seen, user } = setUp({ filters: [{ field: 'namespace', operator: '=' }] });
    await user.type(screen.getByLabelText('Value of filter 1'), 'shop');
    await waitFor(() => expect(complaint).toHaveBeenCalled());
    await user.keyboard('{ArrowDown}{Enter}');
    await waitFor(() => expect(seen.query.filters).toEqual([{ field: 'namespace', operator: '=', value: 'shop' }]));
    complaint.mockRestore();
  });
});
