import {
  locationUtil,
  ThemeContext,
  type AppPlugin,
  type AppRootProps,
  type GrafanaConfig,
  type GrafanaTheme2,
} from '@grafana/data';
import { config, locationService, LocationServiceProvider } from '@grafana/runtime';
import { GlobalStyles, PortalContainer } from '@grafana/ui';
import React, { Suspense, useLayoutEffect, useState, type ComponentType } from 'react';
import { Route, Router, Routes, type Navigator } from 'react-router';
import { Includes } from './Navigation.tsx';
import type { LoadedPlugin } from './load-plugin.ts';

locationUtil.initialize({
  config: config as unknown as GrafanaConfig,
  getTimeRangeForUrl: () => ({ from: 'now-6h', to: 'now' }),
  getVariablesUrlParams: () => ({}),
});

const history = locationService.getHistory();

/** The app's root page inside what Grafana wraps around it: theme, router, portal. */
export function Host({ app, theme }: { app: LoadedPlugin; theme: GrafanaTheme2 }) {
  // As React Router's own: an update that is batched, since some inputs report a change again while one is rendered.
  const [location, setLocation] = useState(history.location);
  useLayoutEffect(() => history.listen(setLocation), []);
  const { root } = app.plugin as AppPlugin;
  const Root = root as ComponentType<AppRootProps> | undefined;
  const basename = `/a/${app.meta.id}`;
  const rootProps: AppRootProps = {
    meta: app.meta,
    basename,
    path: location.pathname,
    query: {},
    onNavChanged: () => undefined,
  };
  return (
    <ThemeContext.Provider value={theme}>
      <GlobalStyles />
      <LocationServiceProvider service={locationService}>
        <Router location={location} navigator={history as unknown as Navigator}>
          <Includes.Provider value={app.meta.includes ?? []}>
            <Suspense fallback={null}>
              <Routes>
                <Route path={`${basename}/*`} element={Root && <Root {...rootProps} />} />
              </Routes>
            </Suspense>
          </Includes.Provider>
        </Router>
      </LocationServiceProvider>
      <PortalContainer />
    </ThemeContext.Provider>
  );
}
