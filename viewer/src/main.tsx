import './boot.ts';
import { locationService } from '@grafana/runtime';
import { setPluginPage } from '@grafana/runtime/internal';
import React from 'react';
import { createRoot } from 'react-dom/client';
import { Host } from './Host.tsx';
import { Page } from './Page.tsx';
import { loadPlugin } from './load-plugin.ts';
import { provideServices } from './services.ts';
import { shareModules } from './shared-modules.ts';

const APP_ID = 'notafter-certificates-app';

async function start(element: HTMLElement): Promise<void> {
  const theme = provideServices();
  setPluginPage(Page);
  shareModules();
  if (!locationService.getLocation().pathname.startsWith(`/a/${APP_ID}`)) {
    locationService.replace(`/a/${APP_ID}${location.search}`);
  }
  try {
    createRoot(element).render(<Host app={await loadPlugin(APP_ID)} theme={theme} />);
  } catch (error) {
    element.textContent = `The pages cannot be shown: ${error instanceof Error ? error.message : String(error)}`;
  }
}

void start(document.getElementById('root')!);
