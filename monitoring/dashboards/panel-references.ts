export interface PanelReference {
  readonly dashboard: string;
  readonly panel: number;
}

/** The uids of the bundled dashboards: fixed, so that links to them stay good. */
export const DASHBOARD_UIDS = {
  overview: 'notafter-certificates',
  certificate: 'notafter-certificate',
  sources: 'notafter-sources',
  prometheus: 'notafter-prometheus',
  certManager: 'notafter-cert-manager',
} as const;

const panel = (dashboard: string, id: number): PanelReference => ({ dashboard, panel: id });

/** The panels that alert rules show; their numbers stay when panels move. */
export const PANELS = {
  runway: panel(DASHBOARD_UIDS.overview, 2),
  findings: panel(DASHBOARD_UIDS.overview, 4),
  renewals: panel(DASHBOARD_UIDS.overview, 7),
  authorities: panel(DASHBOARD_UIDS.overview, 8),
  sources: panel(DASHBOARD_UIDS.sources, 1),
  agents: panel(DASHBOARD_UIDS.sources, 2),
  places: panel(DASHBOARD_UIDS.sources, 3),
  series: panel(DASHBOARD_UIDS.prometheus, 10),
  revocationLists: panel(DASHBOARD_UIDS.prometheus, 20),
  exporters: panel(DASHBOARD_UIDS.prometheus, 30),
  exporterErrors: panel(DASHBOARD_UIDS.prometheus, 31),
  certManager: panel(DASHBOARD_UIDS.certManager, 1),
  acmeRequests: panel(DASHBOARD_UIDS.certManager, 20),
} as const satisfies Record<string, PanelReference>;
