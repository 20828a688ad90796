import { migrateQuery } from './migrate-query';
import type { NotafterQuery } from './query';

it.each<[name: string, stored: Partial<NotafterQuery>, query: Partial<NotafterQuery>]>([
  ['an empty query becomes the default one', {}, { type: 'certificates', limit: 1000 }],
  [
    'a query without a version keeps all it says',
    { type: 'events', limit: 5 },
    { type: 'events', limit: 5, schemaVersion: 1 },
  ],
  [
    'filters without a type are of certificates, without a limit',
    { filters: [] },
    { type: 'certificates', filters: [], limit: undefined as never },
  ],
  [
    'today’s query stays as it is',
    { schemaVersion: 1, type: 'summary', groupBy: ['node'] },
    { schemaVersion: 1, type: 'summary', groupBy: ['node'] },
  ],
])('%s', (_, stored, query) => {
  const migrated = migrateQuery({ refId: 'A', ...stored });
  expect({ ...migrated, limit: migrated.limit }).toMatchObject({ refId: 'A', ...query });
});
