import { type GrafanaTheme2, ThemeContext } from '@grafana/data';
import { LocationServiceProvider, locationService } from '@grafana/runtime';
import { GlobalStyles, PortalContainer } from '@grafana/ui';
import React, { type ReactNode } from 'react';
import { type Navigator, Router } from 'react-router';

const history = locationService.getHistory();

/** What Grafana wraps around every panel and editor. */
export function Frame({ theme, children }: { theme: GrafanaTheme2; children: ReactNode }) {
  return (
    <ThemeContext.Provider value={theme}>
      <GlobalStyles />
      <LocationServiceProvider service={locationService}>
        <Router location={history.location} navigator={history as unknown as Navigator}>
          <main style={{ padding: 16 }}>{children}</main>
        </Router>
      </LocationServiceProvider>
      <PortalContainer />
    </ThemeContext.Provider>
  );
}
