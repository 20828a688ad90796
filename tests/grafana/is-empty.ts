import { ADMIN } from './users.ts';

/** Without any data source: then Setup is what can be seen. Rejects where no Grafana answers, or not to that user. */
export async function isEmpty(url: string): Promise<boolean> {
  const authorization = `Basic ${Buffer.from(`${ADMIN.user}:${ADMIN.password}`).toString('base64')}`;
  const answer = await fetch(new URL('/api/datasources', url), { headers: { authorization } });
  if (!answer.ok) {
    throw new Error(`${url} refused ${ADMIN.user}: ${answer.status}. GRAFANA_ADMIN_USER and _PASSWORD name another`);
  }
  return ((await answer.json()) as readonly unknown[]).length === 0;
}
