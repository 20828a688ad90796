import { DataSourcePlugin } from '@grafana/data';
import { initPluginTranslations } from '@grafana/i18n';
import { ConfigEditor } from './ConfigEditor';
import { NotafterDataSource } from './datasource';
import pluginJson from './plugin.json';
import type { NotafterQuery } from './query';
import { QueryEditor } from './QueryEditor';
import type { SecureSettings, Settings } from './settings';

await initPluginTranslations(pluginJson.id);

export const plugin = new DataSourcePlugin<NotafterDataSource, NotafterQuery, Settings, SecureSettings>(
  NotafterDataSource
)
  .setConfigEditor(ConfigEditor)
  .setQueryEditor(QueryEditor);
