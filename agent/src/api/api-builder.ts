import {
  type Certificate,
  DAY_MS,
  DEFAULT_POLICY,
  type Location,
  type Query,
  type QueryResponse,
} from '@notafter/core';
import { createJudge } from '../findings/create-judge.ts';
import { createHistory } from '../history/create-history.ts';
import { NOW_MS } from '../inventory/certificate-builder.ts';
import { createInventory } from '../inventory/create-inventory.ts';
import type { Config } from '../config/config.ts';
import { secretAt } from '../inventory/location-builder.ts';
import { createExposition } from '../metrics/create-exposition.ts';
import type { ApiOptions } from './api-options.ts';
import { inProcess } from '../http/testing/in-process.ts';
import { createApi } from './create-api.ts';

const METRICS: Config['metrics'] = {
  exposeRelative: false,
  exposePerCertError: false,
  exposeNotBefore: true,
  exposeExpired: true,
  exposeDiagnostics: false,
  exposeSubjectFields: [],
  exposeIssuerFields: [],
  trimPathComponents: 0,
  collisionDiscriminator: 'auto',
  collisionDiscriminatorLength: 8,
};

/** An API over an empty estate with one source `files`, at `NOW_MS` of a clock that a test can turn. */
export function buildApi(options: Partial<ApiOptions> = {}) {
  const time = { nowMs: NOW_MS };
  const clock = () => time.nowMs;
  const inventory = createInventory({ clock });
  const sink = inventory.addSource({ kind: 'file', name: 'files', looksAt: ['/etc/ssl/**'], cluster: '' });
  const judge = createJudge({ inventory, policyFor: () => DEFAULT_POLICY });
  const history = createHistory({ inventory });
  const config = { cluster: 'test', metrics: METRICS };
  const exposition = createExposition({ inventory, judge, config, clock, version: '1.2.3', reload: () => null });
  const logged: unknown[][] = [];
  const note = (...line: unknown[]) => void logged.push(line);
  const api = createApi({
    inventory,
    judge,
    history,
    exposition,
    check: async () => {},
    clock,
    version: '1.2.3',
    cluster: 'test',
    viewerDirectory: null,
    log: { debug: note, info: note, warn: note, error: note },
    ...options,
  });

  const app = inProcess(api);

  const hold = (location: Location, ...certificates: Certificate[]) => {
    sink.replace(location, { ok: true, certificates, problems: [] });
    return inventory.slotAt(location)!;
  };

  const post = (body: unknown) =>
    app.request('/api/v1/query', { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) });

  /** Runs one query over the next 90 days, unless told otherwise; rows as objects. */
  const ask = async (query: Omit<Query, 'refId'>, range = { from: NOW_MS, to: NOW_MS + 90 * DAY_MS }) => {
    const response = await post({ range, queries: [{ refId: 'A', ...query }] });
    const { results } = (await response.json()) as QueryResponse;
    const { fields, values, ...rest } = results.A!;
    const rows = Array.from({ length: rest.rows }, (_, row) =>
      Object.fromEntries(fields.map(({ name }, column) => [name, values[column]![row]!]))
    );
    return { ...rest, fields, records: rows };
  };

  return { api, app, inventory, sink, time, logged, hold, post, ask };
}

/** The key `tls.crt` of a Secret. */
export function secret(namespace: string, name: string): Location {
  return secretAt(namespace, name, 'tls.crt', { source: 'files' });
}
