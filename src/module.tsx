import { AppPlugin } from '@grafana/data';
import { initPluginTranslations } from '@grafana/i18n';
import React, { lazy, Suspense } from 'react';
import pluginJson from './plugin.json';

await initPluginTranslations(pluginJson.id);

const App = lazy(async () => ({ default: (await import('./app/App')).App }));

function Root() {
  return (
    <Suspense fallback={null}>
      <App />
    </Suspense>
  );
}

export const plugin = new AppPlugin().setRootPage(Root);
