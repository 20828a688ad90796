import { hash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { type AgentProcess, startAgent } from '../agent-process.ts';
import { secretManifest } from '../cluster/secret-manifest.ts';
import { type ApiServerProcess, startApiServer } from '../cluster/start-api-server.ts';
import { corpus, serviceCertificate } from '../corpus.ts';
import type { Group } from '../group.ts';
import { get } from '../http.ts';
import { median } from '../statistics.ts';
import { secretsOf } from './cluster.ts';

const FEW = 100;
const MANY = 50_000;
/** Beyond all that a corpus holds. */
const FIRST_NEW = 20_000_000;
const SINGLE = 20;
const BURST = 500;

/** A Secret that is changed at the API server, until the agent tells of it: among few and among many. */
export const clusterChange: Group = {
  name: 'cluster-change',
  rows: {
    fewVisible: { name: 'a changed Secret is in the API, among 100', unit: 'ms', budget: 50 },
    manyVisible: { name: '… among 50,000', unit: 'ms', budget: 50 },
    fewCost: { name: 'processor time a changed Secret, among 100', unit: 'µs', budget: null },
    manyCost: { name: '… among 50,000', unit: 'µs', budget: null },
    growth: { name: '… the latter against the former', unit: '×', budget: 1.5 },
  },
  isSlow: true,
  prepare: () => [FEW, MANY].forEach((secrets) => corpus(secrets, 'shared')),
  async run() {
    const [few, many] = [await measure(FEW), await measure(MANY)];
    return {
      fewVisible: { value: few.visibleMs },
      manyVisible: { value: many.visibleMs },
      fewCost: { value: few.costUs },
      manyCost: { value: many.costUs },
      growth: { value: many.costUs / few.costUs },
    };
  },
};

async function measure(secrets: number) {
  const server = await startApiServer({ secrets, chain: 'shared', encoding: 'protobuf' });
  try {
    const agent = await startAgent({ sources: secretsOf(server.kubeconfig), isObserved: true });
    try {
      return await measureChanges(secrets, server, agent);
    } finally {
      await agent.stop();
    }
  } finally {
    await server.stop();
  }
}

async function measureChanges(secrets: number, server: ApiServerProcess, agent: AgentProcess) {
  // Both sizes meet machine code that is warm to the same degree.
  await change(server, agent, secrets, { first: FIRST_NEW, count: BURST });
  const times: number[] = [];
  for (let time = 0; time < SINGLE; time++) {
    times.push(await change(server, agent, secrets, { first: FIRST_NEW + BURST + time, count: 1 }));
  }
  const before = await agent.observe();
  await change(server, agent, secrets, { first: FIRST_NEW + 2 * BURST, count: BURST });
  const after = await agent.observe();
  await isInMetrics(agent, FIRST_NEW + 3 * BURST - 1);
  return { visibleMs: median(times), costUs: ((after.cpuMs - before.cpuMs) * 1000) / BURST };
}

/** Milliseconds until the last of them is told by the agent's API. */
async function change(
  server: ApiServerProcess,
  agent: AgentProcess,
  secrets: number,
  { first, count }: { readonly first: number; readonly count: number }
): Promise<number> {
  const issued = Array.from({ length: count }, (_, index) => serviceCertificate(first + index));
  const url = `${agent.url}/api/v1/certificates/${hash('sha256', issued.at(-1)!.der)}`;
  const startMs = performance.now();
  issued.forEach(({ pem }, index) => server.apply(secretManifest(((first + index) * 37) % secrets, pem)));
  while ((await get(url, { discards: true })).status !== 200) {
    await setTimeout(1);
  }
  return performance.now() - startMs;
}

async function isInMetrics(agent: AgentProcess, index: number): Promise<void> {
  const { text } = await get(`${agent.url}/metrics`);
  if (!text.includes(`subject_CN="service-${index}.`)) {
    throw new Error('a changed Secret is in the API, and not in /metrics');
  }
}
