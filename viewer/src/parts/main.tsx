import '../boot.ts';
import { type DataSourceApi, type DataSourcePlugin, PanelPlugin } from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';
import React, { type ReactElement } from 'react';
import { createRoot } from 'react-dom/client';
import { DATA_SOURCE_ID } from '../data-sources.ts';
import { loadPlugin } from '../load-plugin.ts';

import { provideServices } from '../services.ts';
import { shareModules } from '../shared-modules.ts';
import { ConfigEditorPart } from './ConfigEditorPart.tsx';
import { Frame } from './Frame.tsx';
import { PanelPart } from './PanelPart.tsx';
import { QueryEditorPart } from './QueryEditorPart.tsx';
import { provideRegistries } from './registries.ts';

/** `?part=` names a panel's id, `config-editor` or `query-editor`: what the pages of the app do not hold. */
async function partOf(part: string): Promise<ReactElement> {
  const dataSource = (await getDataSourceSrv().get()) as DataSourceApi;
  if (part === 'config-editor' || part === 'query-editor') {
    const { components } = (await loadPlugin(DATA_SOURCE_ID)).plugin as DataSourcePlugin<DataSourceApi>;
    return part === 'config-editor' ? (
      <ConfigEditorPart Editor={components.ConfigEditor!} />
    ) : (
      <QueryEditorPart Editor={components.QueryEditor!} dataSource={dataSource} />
    );
  }
  const { meta, plugin } = await loadPlugin(part);
  return <PanelPart plugin={Object.assign(plugin as PanelPlugin, { meta })} dataSource={dataSource} />;
}

async function start(element: HTMLElement): Promise<void> {
  const theme = provideServices();
  provideRegistries();
  shareModules();
  const part = await partOf(new URLSearchParams(location.search).get('part') ?? '');
  createRoot(element).render(<Frame theme={theme}>{part}</Frame>);
}

void start(document.getElementById('root')!);
