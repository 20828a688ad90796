import type { DataSourceJsonData } from '@grafana/data';

/** Grafana's own keys, so that its data source proxy obeys them and file provisioning works as for any other. */
export interface Settings extends DataSourceJsonData {
  tlsAuth?: boolean;
  tlsAuthWithCACert?: boolean;
  tlsSkipVerify?: boolean;
  serverName?: string;
  /** Seconds. */
  timeout?: number;
  keepCookies?: string[];
  /** Names of custom headers, numbered from 1; their values are in `SecureSettings`. */
  [header: `httpHeaderName${number}`]: string | undefined;
}

export interface SecureSettings {
  basicAuthPassword?: string;
  tlsCACert?: string;
  tlsClientCert?: string;
  tlsClientKey?: string;
  [header: `httpHeaderValue${number}`]: string;
}
