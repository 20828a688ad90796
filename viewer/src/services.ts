import {
  createTheme,
  type DataSourceApi,
  type DataSourceInstanceSettings,
  type DataSourcePlugin,
  type GrafanaTheme2,
} from '@grafana/data';
import {
  config,
  setBackendSrv,
  setDataSourceSrv,
  setEchoSrv,
  setTemplateSrv,
  type DataSourceSrv,
  type EchoSrv,
  type TemplateSrv,
} from '@grafana/runtime';
import { createBackend } from './backend.ts';
import { themeMode } from './boot.ts';
import { loadPlugin } from './load-plugin.ts';

const DATA_SOURCE_ID = 'notafter-certificates-datasource';

/** The one data source of this page: the agent that served it. */
const settings = {
  id: 1,
  uid: 'agent',
  type: DATA_SOURCE_ID,
  name: 'Notafter',
  url: '',
  access: 'proxy',
  readOnly: true,
  jsonData: {},
  meta: { id: DATA_SOURCE_ID, info: {} },
} as unknown as DataSourceInstanceSettings;

let dataSource: Promise<DataSourceApi> | undefined;

async function createDataSource(): Promise<DataSourceApi> {
  const { meta, plugin } = await loadPlugin(DATA_SOURCE_ID);
  const { DataSourceClass } = plugin as DataSourcePlugin<DataSourceApi>;
  return Object.assign(new DataSourceClass({ ...settings, meta } as DataSourceInstanceSettings), {
    meta,
    uid: settings.uid,
    name: settings.name,
    type: settings.type,
  });
}

/** Gives the plugin the services that Grafana's front end would; answers the theme they share. */
export function provideServices(): GrafanaTheme2 {
  const theme = createTheme({ colors: { mode: themeMode } });
  config.theme2 = theme;
  config.theme = theme.v1;
  setBackendSrv(createBackend());
  setTemplateSrv({
    replace: (text?: string) => text ?? '',
    getVariables: () => [],
    containsTemplate: () => false,
    updateTimeRange: () => undefined,
  } as TemplateSrv);
  setEchoSrv({ flush: () => undefined, addBackend: () => undefined, addEvent: () => undefined } as EchoSrv);
  setDataSourceSrv({
    getList: ({ pluginId } = {}) => (pluginId === undefined || pluginId === DATA_SOURCE_ID ? [settings] : []),
    getInstanceSettings: () => settings,
    get: () => (dataSource ??= createDataSource()),
    reload: () => undefined,
    registerRuntimeDataSource: () => undefined,
  } as DataSourceSrv);
  return theme;
}
