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
import { DATA_SOURCE_ID, dataSources } from './data-sources.ts';
import { loadPlugin } from './load-plugin.ts';

const sources = dataSources();

let dataSource: Promise<DataSourceApi> | undefined;

async function createDataSource(): Promise<DataSourceApi> {
  const [settings] = sources;
  const { meta, plugin } = await loadPlugin(DATA_SOURCE_ID);
  const { DataSourceClass } = plugin as DataSourcePlugin<DataSourceApi>;
  return Object.assign(new DataSourceClass({ ...settings, meta } as DataSourceInstanceSettings), {
    meta,
    uid: settings?.uid,
    name: settings?.name,
    type: settings?.type,
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
    getList: ({ pluginId } = {}) => sources.filter(({ type }) => pluginId === undefined || pluginId === type),
    getInstanceSettings: () => sources[0],
    get: () => (dataSource ??= createDataSource()),
    reload: () => undefined,
    registerRuntimeDataSource: () => undefined,
  } as DataSourceSrv);
  return theme;
}
