import { type AgentProcess, startAgent } from '../agent-process.ts';
import { type ApiServerParts, startApiServer } from '../cluster/start-api-server.ts';
import { corpus } from '../corpus.ts';
import type { Group } from '../group.ts';
import { get } from '../http.ts';

interface Budget {
  readonly seconds: number;
  readonly cpuSeconds: number | null;
  readonly peakMB: number;
}

const TEN_THOUSAND: Budget = { seconds: 0.6, cpuSeconds: 0.6, peakMB: 120 };
const FIFTY_THOUSAND: Budget = { seconds: 3, cpuSeconds: null, peakMB: 220 };

/** All Secrets of a cluster → inventory, through the whole agent: paged lists over TLS, the watches that follow them. */
function cluster(name: string, what: string, parts: ApiServerParts, budget: Budget): Group {
  return {
    name,
    rows: {
      listed: { name: `${what}: from the first request to all in the inventory`, unit: 's', budget: budget.seconds },
      cpu: { name: '… processor time for it', unit: 's', budget: budget.cpuSeconds },
      start: { name: '… processor time of the start before it', unit: 's', budget: null },
      peak: { name: '… peak RSS until then', unit: 'MB', budget: budget.peakMB },
      stall: { name: '… longest stall', unit: 'ms', budget: 50 },
    },
    isSlow: parts.secrets > 10_000,
    prepare: () => void corpus(parts.secrets, parts.chain),
    async run() {
      const server = await startApiServer(parts);
      try {
        const agent = await startAgent({ sources: secretsOf(server.kubeconfig), isObserved: true });
        try {
          const { cpuMs, longestStallMs } = await agent.observe();
          const { peak } = agent.memory();
          return {
            listed: { value: (await syncMs(agent, parts)) / 1000 },
            cpu: { value: (cpuMs - agent.startCpuMs!) / 1000 },
            start: { value: agent.startCpuMs! / 1000 },
            peak: { value: peak },
            stall: { value: longestStallMs },
          };
        } finally {
          await agent.stop();
        }
      } finally {
        await server.stop();
      }
    },
  };
}

export const secretsOf = (kubeconfig: string) => [{ kind: 'kubernetes', name: 'bench', kubeconfig, secrets: {} }];

/** What the source itself says it took, once it is known to have found everything. */
async function syncMs(agent: AgentProcess, { secrets }: ApiServerParts): Promise<number> {
  const { text } = await get(`${agent.url}/api/v1/sources`);
  const [source] = (JSON.parse(text) as { sources: Array<{ locations: number; durationMs: number }> }).sources;
  if (source!.locations !== secrets) {
    throw new Error(`${source!.locations} of ${secrets} Secrets were found`);
  }
  return source!.durationMs;
}

export const clusters: readonly Group[] = [
  cluster(
    'cluster-10k-protobuf',
    '10,000 TLS Secrets, 20,000 certificates, protobuf',
    { secrets: 10_000, chain: 'shared', encoding: 'protobuf' },
    TEN_THOUSAND
  ),
  cluster(
    'cluster-10k-json',
    '10,000 TLS Secrets, 20,000 certificates, JSON',
    { secrets: 10_000, chain: 'shared', encoding: 'json' },
    TEN_THOUSAND
  ),
  cluster(
    'cluster-50k-shared',
    '50,000 TLS Secrets, each a leaf and the same intermediate, protobuf',
    { secrets: 50_000, chain: 'shared', encoding: 'protobuf' },
    FIFTY_THOUSAND
  ),
  cluster(
    'cluster-50k-distinct',
    '50,000 TLS Secrets, 100,000 distinct certificates, protobuf',
    { secrets: 50_000, chain: 'distinct', encoding: 'protobuf' },
    FIFTY_THOUSAND
  ),
];
