import type { AgentProcess } from './agent-process.ts';
import type { Figure } from './group.ts';
import { get } from './http.ts';

export interface Scrape {
  /** Seconds. */
  readonly took: Figure;
  readonly longestStallMs: number;
  readonly bytes: number;
}

/** One scrape by a client in another process. */
export async function scrape(agent: AgentProcess, coding: 'identity' | 'gzip'): Promise<Scrape> {
  const { result, took, longestStallMs } = await observed(agent, () =>
    get(`${agent.url}/metrics`, { headers: { 'accept-encoding': coding }, discards: true })
  );
  if (result.status !== 200) {
    throw new Error(`/metrics answered ${result.status}`);
  }
  return { took: { value: took.value / 1000, cpu: took.cpu! / 1000 }, longestStallMs, bytes: result.bytes };
}

/** Times a request to the agent, in milliseconds, with what the agent says of it. */
export async function observed<T>(agent: AgentProcess, ask: () => Promise<T>) {
  const before = await agent.observe();
  const startMs = performance.now();
  const result = await ask();
  const value = performance.now() - startMs;
  const after = await agent.observe();
  const took: Figure = { value, cpu: after.cpuMs - before.cpuMs };
  return { result, took, longestStallMs: after.longestStallMs };
}
