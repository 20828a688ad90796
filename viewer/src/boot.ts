import { languageOf } from './language.ts';
import { wellFormedLanguages } from './well-formed-languages.ts';

/** Of the packages that the viewer was built on: viewer/build.ts. */
declare const GRAFANA_VERSION: string;

// @grafana/runtime and i18next read these while it is evaluated, so this module is imported first.
declare global {
  interface Window {
    __grafana_public_path__: string;
    grafanaBootData: unknown;
  }
}

mendLanguages();

const lightTheme = themeOfUrl() === 'light';

Object.assign(globalThis, { __i18next_supportNoticeShown: true });
window.__grafana_public_path__ = '/public/';
window.grafanaBootData = {
  user: { orgRole: 'Viewer', permissions: {}, lightTheme, timezone: 'browser', language: chosenLanguage() },
  settings: {
    buildInfo: { version: GRAFANA_VERSION, commit: '', env: 'production' },
    featureToggles: {},
    datasources: {},
    panels: {},
    apps: {},
    appSubUrl: '',
    appUrl: `${location.origin}/`,
  },
  navTree: [],
};

/** As Grafana has it from the preferences of whoever is signed in. */
function chosenLanguage(): string {
  const asked = new URLSearchParams(location.search).get('language') ?? sessionStorage.getItem('language');
  if (asked !== null) {
    sessionStorage.setItem('language', asked);
  }
  const language = languageOf(asked, navigator.languages);
  document.documentElement.lang = language;
  return language;
}

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

/** Without a locale Chromium's language is `en-US@posix`, at which uPlot throws while it is evaluated. */
function mendLanguages(): void {
  const languages = wellFormedLanguages(navigator.languages);
  if (languages.join() !== navigator.languages.join()) {
    Object.defineProperties(navigator, {
      language: { value: languages[0], configurable: true },
      languages: { value: languages, configurable: true },
    });
  }
}
