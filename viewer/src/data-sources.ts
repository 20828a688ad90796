import type { DataSourceInstanceSettings } from '@grafana/data';

export const DATA_SOURCE_ID = 'notafter-certificates-datasource';

/** The agent that served this page. */
const AGENT: DataSource = { uid: 'agent', type: DATA_SOURCE_ID, name: 'Notafter', url: '' };

interface DataSource {
  readonly uid: string;
  readonly type: string;
  readonly name: string;
  readonly url: string;
}

const KEY = 'dataSources';

/** What the page finds in its Grafana: the agent, or the data sources that a test has put into the tab's storage as JSON. */
export function dataSources(): readonly DataSourceInstanceSettings[] {
  const given = sessionStorage.getItem(KEY);
  const sources = given === null ? [AGENT] : (JSON.parse(given) as readonly DataSource[]);
  return sources.map(settingsOf);
}

function settingsOf(source: DataSource, index: number): DataSourceInstanceSettings {
  return {
    ...source,
    id: index + 1,
    access: 'proxy',
    readOnly: true,
    jsonData: {},
    meta: { id: source.type, info: {} },
  } as unknown as DataSourceInstanceSettings;
}
