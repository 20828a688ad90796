import { type BackendSrv, type BackendSrvRequest, setBackendSrv } from '@grafana/runtime';
import { Observable } from 'rxjs';
import { provideDataSources } from '../testing/data-sources';
import type { StoredRule } from './rule-definition';

interface Source {
  readonly uid: string;
  readonly name: string;
  readonly type: string;
  readonly url: string;
}

/** For tests: as much of Grafana's HTTP API as Setup uses, with the answers that Grafana 12.3 was seen to give. */
export interface FakeGrafana {
  readonly sources: Source[];
  readonly rules: Map<string, StoredRule>;
  readonly folders: Set<string>;
  permissions: readonly string[];
  /** What answers at the addresses of data sources: the agent's health, or Prometheus. */
  readonly reachable: Set<string>;
  /** Values of an instant query, by its expression. */
  readonly vectors: Map<string, ReadonlyArray<{ labels: Record<string, string>; value: number }>>;
  /** Of rule groups, in seconds, where somebody set it. */
  readonly intervals: Map<string, number>;
  /** How often Prometheus scrapes `agent:9793`. */
  scrapeInterval: string;
  /** Requests that change something, as `METHOD path`. */
  readonly changes: string[];
}

export const EDITOR: readonly string[] = [
  'alert.rules:read',
  'alert.rules:create',
  'alert.rules:write',
  'alert.rules:delete',
  'alert.provisioning.provenance:write',
  'folders:create',
];
export const ADMIN: readonly string[] = [...EDITOR, 'datasources:create'];

type Reply = readonly [status: number, body: unknown];

export function installGrafana(permissions: readonly string[]): FakeGrafana {
  const grafana: FakeGrafana = {
    sources: [],
    rules: new Map(),
    folders: new Set(),
    permissions,
    reachable: new Set(),
    vectors: new Map(),
    intervals: new Map(),
    scrapeInterval: '10s',
    changes: [],
  };
  const fetch = (request: BackendSrvRequest) =>
    new Observable((subscriber) => {
      const [status, data] = reply(grafana, request);
      if (status === 204 && request.responseType !== 'text') {
        subscriber.error(new SyntaxError("Failed to execute 'json' on 'Response': Unexpected end of JSON input"));
      } else if (status < 300) {
        subscriber.next({ status, data, ok: true, config: request });
        subscriber.complete();
      } else {
        subscriber.error({ status, statusText: '', data, config: request });
      }
    });
  setBackendSrv({ fetch } as unknown as BackendSrv);
  provideDataSources(grafana.sources);
  return grafana;
}

function reply(grafana: FakeGrafana, request: BackendSrvRequest): Reply {
  const { url, method = 'GET' } = request;
  const [path = '', search] = url.split('?');
  if (method !== 'GET') {
    grafana.changes.push(`${method} ${path}`);
  }
  if (path === '/api/access-control/user/permissions') {
    return [200, Object.fromEntries(grafana.permissions.map((action) => [action, ['*']]))];
  }
  if (path.endsWith('/api/v1/query')) {
    return [200, queried(grafana, new URLSearchParams(search).get('query') ?? '')];
  }
  if (path.endsWith('/api/v1/targets')) {
    const target = { labels: { instance: 'agent:9793' }, scrapeInterval: grafana.scrapeInterval };
    return [200, { status: 'success', data: { activeTargets: [target] } }];
  }
  const room = [
    [/^\/api\/datasources/, sources],
    [/^\/api\/folders/, folders],
    [/^\/api\/v1\/provisioning\/alert-rules/, rules],
    [/^\/api\/v1\/provisioning\/folder\//, group],
  ] as const;
  const [, answer] = room.find(([pattern]) => pattern.test(path)) ?? [];
  return answer?.(grafana, path, request) ?? [404, { message: 'Not found' }];
}

function queried({ vectors }: FakeGrafana, query: string) {
  const result = (vectors.get(query) ?? []).map(({ labels, value }) => ({ metric: labels, value: [0, String(value)] }));
  return { status: 'success', data: { resultType: 'vector', result } };
}

function sources({ sources: all, reachable }: FakeGrafana, path: string, { method, data }: BackendSrvRequest): Reply {
  if (method === 'POST') {
    const { name, type, url } = data as Source;
    if (all.some((source) => source.name === name)) {
      return [409, { message: 'data source with the same name already exists' }];
    }
    const datasource = { uid: `uid-${all.length}`, name, type, url };
    all.push(datasource);
    return [200, { datasource, message: 'Datasource added' }];
  }
  const index = all.findIndex(({ uid }) => path.includes(`/uid/${uid}`));
  if (method === 'DELETE') {
    all.splice(index, 1);
    return [200, { message: 'Data source deleted' }];
  }
  if (!reachable.has(all[index]?.url ?? '')) {
    return path.includes('/proxy/') ? [502, ''] : [400, { status: 'ERROR', message: 'connection refused' }];
  }
  return [
    200,
    { product: 'notafter', version: '0.3.0', certificates: 31, sources: 4, sourcesInTrouble: [], status: 'OK' },
  ];
}

function folders(grafana: FakeGrafana, path: string, { method, data }: BackendSrvRequest): Reply {
  if (method === 'POST') {
    grafana.folders.add((data as { uid: string }).uid);
    return [200, data];
  }
  if (path === '/api/folders') {
    return [200, [...grafana.folders].map((uid) => ({ uid }))];
  }
  const [, uid = '', part] = /^\/api\/folders\/([^/]+)(\/counts)?$/.exec(path) ?? [];
  if (!grafana.folders.has(uid)) {
    return [404, { message: 'folder not found', status: 'not-found' }];
  }
  if (method === 'DELETE') {
    grafana.folders.delete(uid);
  }
  const alertrule = [...grafana.rules.values()].filter(({ folderUID }) => folderUID === uid).length;
  return [200, part === undefined ? { uid } : { alertrule, dashboard: 0, folder: 0, librarypanel: 0 }];
}

function group(grafana: FakeGrafana, path: string, { method, data }: BackendSrvRequest): Reply {
  const title = path.split('/').at(-1) ?? '';
  if (method === 'PUT') {
    grafana.intervals.set(title, (data as { interval: number }).interval);
  }
  const held = [...grafana.rules.values()].filter(({ ruleGroup }) => ruleGroup === title);
  return [200, { title, folderUid: held[0]?.folderUID, interval: grafana.intervals.get(title) ?? 60, rules: held }];
}

function rules(grafana: FakeGrafana, path: string, request: BackendSrvRequest): Reply {
  const provenance = request.headers?.['X-Disable-Provenance'] === undefined ? 'api' : '';
  switch (request.method) {
    case 'DELETE':
      return deleted(grafana, decodeURIComponent(path.split('/').at(-1) ?? ''), provenance);
    case 'POST':
    case 'PUT':
      return saved(grafana, request.data as StoredRule, provenance, request.method === 'POST');
    default:
      return [200, [...grafana.rules.values()]];
  }
}

function deleted({ rules: all }: FakeGrafana, uid: string, provenance: string): Reply {
  return foreign(all.get(uid), provenance) ?? (all.delete(uid) ? [204, undefined] : [404, undefined]);
}

function saved(grafana: FakeGrafana, rule: StoredRule, provenance: string, isNew: boolean): Reply {
  const before = grafana.rules.get(rule.uid);
  const refusal = foreign(before, provenance) ?? (isNew ? taken(before) : null) ?? homeless(grafana, rule);
  if (refusal !== null) {
    return refusal;
  }
  grafana.rules.set(rule.uid, asKept(rule, provenance));
  return [isNew ? 201 : 200, rule];
}

function foreign(before: StoredRule | undefined, provenance: string): Reply | null {
  return before === undefined || (before.provenance ?? '') === provenance
    ? null
    : [409, { message: `cannot change with provided provenance '${provenance}', needs '${before.provenance}'` }];
}

function taken(before: StoredRule | undefined): Reply | null {
  return before === undefined
    ? null
    : [409, { message: `Failed to save alert rule '${before.uid}' in organization 1 due to conflict` }];
}

function homeless({ folders: all }: FakeGrafana, { folderUID }: StoredRule): Reply | null {
  return all.has(folderUID) ? null : [400, { message: 'folder not found' }];
}

/** Grafana adds defaults to the models of queries. */
function asKept(rule: StoredRule, provenance: string): StoredRule {
  const data = rule.data.map((query) => ({
    ...query,
    model: { ...query.model, intervalMs: 1000, maxDataPoints: 43200 },
  }));
  return { ...rule, data, ...(provenance !== '' && { provenance }) };
}
