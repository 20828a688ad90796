import type { DataSourceSettings } from '@grafana/data';
import type { SecureSettings, Settings } from './settings';

export type Options = DataSourceSettings<Settings, SecureSettings>;

export function withJson(options: Options, part: Partial<Settings>): Options {
  return { ...options, jsonData: { ...options.jsonData, ...part } };
}

export function withSecret(options: Options, key: keyof SecureSettings, value: string): Options {
  return { ...options, secureJsonData: { ...options.secureJsonData, [key]: value } };
}

/** Forgets a stored secret, so that another can be typed. Grafana never sends the stored one to a browser. */
export function withoutSecret(options: Options, key: keyof SecureSettings): Options {
  return {
    ...withSecret(options, key, ''),
    secureJsonFields: { ...options.secureJsonFields, [key]: false },
  };
}
