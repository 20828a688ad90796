/** Created by the specs; each sees what anybody of that role in the organisation sees. */
export const VIEWER = { user: 'notafter-viewer', password: 'notafter-viewer', role: 'Viewer' } as const;
export const EDITOR = { user: 'notafter-editor', password: 'notafter-editor', role: 'Editor' } as const;

export const ADMIN = {
  user: process.env['GRAFANA_ADMIN_USER'] ?? 'admin',
  password: process.env['GRAFANA_ADMIN_PASSWORD'] ?? 'admin',
} as const;

export const USERS = { admin: ADMIN, editor: EDITOR, viewer: VIEWER };
export type Who = keyof typeof USERS;

/** The header that says who asks, where no session does. */
export function basicAuth(who: Who): { readonly authorization: string } {
  const { user, password } = USERS[who];
  return { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` };
}
