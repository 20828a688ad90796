// @grafana/runtime and i18next read these while it is evaluated, so this module is imported first.
declare global {
  interface Window {
    __grafana_public_path__: string;
    grafanaBootData: unknown;
  }
}

const lightTheme = themeOfUrl() === 'light';

Object.assign(globalThis, { __i18next_supportNoticeShown: true });
window.__grafana_public_path__ = '/public/';
window.grafanaBootData = {
  user: { orgRole: 'Viewer', permissions: {}, lightTheme, timezone: 'browser', language: 'en-US' },
  settings: {
    buildInfo: { version: '12.4.10', commit: '', env: 'production' },
    featureToggles: {},
    datasources: {},
    panels: {},
    apps: {},
    appSubUrl: '',
    appUrl: `${location.origin}/`,
  },
  navTree: [],
};

/** `?theme=` decides and is remembered while the tab lives; else the system's preference. */
function themeOfUrl(): 'dark' | 'light' {
  const asked = new URLSearchParams(location.search).get('theme') ?? sessionStorage.getItem('theme');
  if (asked === 'light' || asked === 'dark') {
    sessionStorage.setItem('theme', asked);
    return asked;
  }
  return matchMedia('(prefers-color-scheme: light)').matches ? 'light' : 'dark';
}

export const themeMode = lightTheme ? 'light' : 'dark';
