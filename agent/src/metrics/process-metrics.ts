import type { Registry } from 'prom-client';

/** What promtool refuses: gauges whose names end in `_total`. */
const REFUSED = ['nodejs_active_handles_total', 'nodejs_active_requests_total', 'nodejs_active_resources_total'];

let registry: Promise<Registry> | undefined;

/** By their files: the package's index brings a client of its push gateway, too, and with it TLS, 7 MB of memory. */
async function createRegistry(): Promise<Registry> {
  const { default: NewRegistry } = await import('prom-client/lib/registry.js');
  const { default: collectDefaultMetrics } = await import('prom-client/lib/defaultMetrics.js');
  const created = new NewRegistry();
  collectDefaultMetrics({ register: created });
  REFUSED.forEach((name) => created.removeSingleMetric(name));
  return created;
}

/** The text of `process_*` and `nodejs_*`. prom-client is imported when first asked, which keeps the start short. */
export async function processMetrics(): Promise<string> {
  registry ??= createRegistry();
  return `${(await (await registry).metrics()).trimEnd()}\n`;
}
