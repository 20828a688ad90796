/** Created by the specs; sees what anybody in the organisation sees. */
export const VIEWER = { user: 'notafter-viewer', password: 'notafter-viewer', role: 'Viewer' } as const;

const ADMIN = process.env['GRAFANA_ADMIN_USER'] ?? 'admin';

/** Where @grafana/plugin-e2e keeps the session of a user that it signed in. */
export function stateOf(who: 'admin' | 'viewer'): string {
  return `playwright/.auth/${who === 'admin' ? ADMIN : VIEWER.user}.json`;
}
