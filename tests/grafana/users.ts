/** Created by the specs; each sees what anybody of that role in the organisation sees. */
export const VIEWER = { user: 'notafter-viewer', password: 'notafter-viewer', role: 'Viewer' } as const;
export const EDITOR = { user: 'notafter-editor', password: 'notafter-editor', role: 'Editor' } as const;

export const ADMIN = {
  user: process.env['GRAFANA_ADMIN_USER'] ?? 'admin',
  password: process.env['GRAFANA_ADMIN_PASSWORD'] ?? 'admin',
} as const;

const USERS = { admin: ADMIN, editor: EDITOR, viewer: VIEWER };

/** Where @grafana/plugin-e2e keeps the session of a user that it signed in. */
export function stateOf(who: keyof typeof USERS): string {
  return `playwright/.auth/${USERS[who].user}.json`;
}
