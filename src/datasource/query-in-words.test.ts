import type { NotafterQuery } from './query';
import { queryInWords } from './query-in-words';

const words = (part: Partial<NotafterQuery>) =>
  queryInWords({ refId: 'A', schemaVersion: 1, type: 'certificates', ...part });

it.each<[text: string, query: Partial<NotafterQuery>]>([
  ['Certificates at their places', {}],
  ['Distinct certificates, by Ends, at most 1,000', { distinct: true, orderBy: [{ field: 'notAfter' }], limit: 1000 }],
  [
    'Certificates at their places where Namespace is <b>"a"&b</b> and Days left < 30, by Ends descending, as of now+30d',
    {
      filters: [
        { field: 'namespace', operator: '=', value: '<b>"a"&b</b>' },
        { field: 'daysLeft', operator: '<', value: 30 },
        { field: 'name', operator: '=' },
      ],
      orderBy: [{ field: 'notAfter', direction: 'desc' }],
      at: 'now+30d',
    },
  ],
  [
    'Certificates at their places where Owner is (empty) and Kind is one of file, secret',
    {
      filters: [
        { field: 'owner', operator: '=', value: '' },
        { field: 'kind', operator: 'in', value: ['file', 'secret'] },
      ],
    },
  ],
  ['Number of certificates by Namespace, State', { type: 'summary', groupBy: ['namespace', 'state'] }],
  ['Ends per week, at least 12 weeks ahead, as of now+30d', { type: 'upcoming', at: 'now+30d' }],
  ['Ends per day, at least 12 days ahead', { type: 'upcoming', interval: 'day' }],
  [
    'Ends per month where Issuer name matches R.*, at least 12 months ahead',
    { type: 'upcoming', interval: 'month', filters: [{ field: 'issuerCN', operator: '=~', value: 'R.*' }], limit: 5 },
  ],
  [
    'Sources',
    { type: 'sources', filters: [{ field: 'kind', operator: '=', value: 'file' }], orderBy: [{ field: 'notAfter' }] },
  ],
])('%s', (text, query) => {
  expect(words(query)).toBe(text);
});
