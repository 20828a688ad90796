import { hash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { type AgentProcess, startAgent } from '../agent-process.ts';
import { secretManifest } from '../cluster/secret-manifest.ts';
import { type ApiServerProcess, startApiServer } from '../cluster/start-api-server.ts';
import { corpus, serviceCertificate } from '../corpus.ts';
import type { Group } from '../group.ts';
import { get } from '../http.ts';
import { secretsOf } from './cluster.ts';

const SECRETS = 10_000;
const AWAY_MS = 60_000;
const CHANGES_EVERY_MS = 50;
const FIRST_NEW = 30_000_000;
const PATIENCE_MS = 120_000;

/** The API server is gone for a minute, while Secrets change and the agent is scraped: nothing may be lost. */
export const clusterOutage: Group = {
  name: 'cluster-outage',
  rows: {
    // Its back-off is half a minute at most.
    recovered: {
      name: 'API server gone for a minute: from its return until the last change is known',
      unit: 's',
      budget: 31,
    },
    changes: { name: '… Secrets that changed meanwhile, none of them lost', unit: '', budget: null },
    scrapes: { name: '… scrapes answered meanwhile, none without all certificates', unit: '', budget: null },
    stall: { name: '… longest stall', unit: 'ms', budget: 50 },
  },
  isSlow: true,
  prepare: () => void corpus(SECRETS, 'shared'),
  async run() {
    const server = await startApiServer({ secrets: SECRETS, chain: 'shared', encoding: 'protobuf' });
    try {
      const agent = await startAgent({ sources: secretsOf(server.kubeconfig), isObserved: true });
      try {
        return await measure(server, agent);
      } finally {
        await agent.stop();
      }
    } finally {
      await server.stop();
    }
  },
};

async function measure(server: ApiServerProcess, agent: AgentProcess) {
  await agent.observe();
  server.goAway(AWAY_MS);
  const backAtMs = performance.now() + AWAY_MS;
  let scrapes = 0;
  const fingerprints: string[] = [];
  while (performance.now() < backAtMs) {
    const index = fingerprints.length;
    const { der, pem } = serviceCertificate(FIRST_NEW + index);
    server.apply(secretManifest(index, pem));
    fingerprints.push(hash('sha256', der));
    if (index % 20 === 0) {
      await holdsEverything(agent);
      scrapes += 1;
    }
    await setTimeout(CHANGES_EVERY_MS);
  }
  await untilKnown(agent, fingerprints.slice(-1), backAtMs + PATIENCE_MS);
  const recoveredMs = performance.now() - backAtMs;
  await untilKnown(agent, fingerprints, backAtMs + PATIENCE_MS);
  await holdsEverything(agent);
  return {
    recovered: { value: recoveredMs / 1000 },
    changes: { value: fingerprints.length },
    scrapes: { value: scrapes },
    stall: { value: (await agent.observe()).longestStallMs },
  };
}

async function holdsEverything(agent: AgentProcess): Promise<void> {
  const { text } = await get(`${agent.url}/metrics`);
  const leaves = text.match(/^x509_cert_not_after\{.*subject_CN="service-/gm)?.length;
  if (leaves !== SECRETS) {
    throw new Error(`${leaves} of ${SECRETS} certificates are in /metrics`);
  }
}

async function untilKnown(agent: AgentProcess, fingerprints: readonly string[], untilMs: number): Promise<void> {
  for (const fingerprint of fingerprints) {
    while ((await get(`${agent.url}/api/v1/certificates/${fingerprint}`, { discards: true })).status !== 200) {
      if (performance.now() > untilMs) {
        throw new Error('a changed Secret was not seen after the API server came back');
      }
      await setTimeout(20);
    }
  }
}
