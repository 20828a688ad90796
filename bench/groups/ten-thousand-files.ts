import { setTimeout } from 'node:timers/promises';
import { filesAt, startAgent } from '../agent-process.ts';
import { corpus } from '../corpus.ts';
import type { Group } from '../group.ts';
import { get } from '../http.ts';
import { type Scrape, scrape } from '../scrape.ts';

const FILES = 10_000;
const SCRAPES = 15;
const MEASURED_SCRAPES = 9;

/** The same work as x509-certificate-exporter's figures are about. */
export const tenThousandFiles: Group = {
  name: '10k-files',
  rows: {
    first: { name: '10,000 files: first pass', unit: 's', budget: 1.1 },
    later: { name: '10,000 files: a later pass, nothing changed', unit: 's', budget: 0.4 },
    rss: { name: '10,000 files: RSS after it', unit: 'MB', budget: null },
    firstScrape: { name: '/metrics, 10,000 certificates, first scrape', unit: 's', budget: null },
    scrape: { name: '/metrics, 10,000 certificates, the seventh to fifteenth scrape', unit: 's', budget: 0.08 },
    stall: { name: '/metrics, 10,000 certificates: longest stall', unit: 'ms', budget: 20 },
  },
  prepare: () => void corpus(FILES, 'none'),
  async run() {
    return { ...(await passes()), ...(await scrapes()) };
  },
};

const FILES_OF_CORPUS = () => `${corpus(FILES, 'none')}/**/*.crt`;

async function passes() {
  const agent = await startAgent({ sources: filesAt(FILES_OF_CORPUS(), '1s'), isObserved: true });
  try {
    const { cpuMs } = await agent.observe();
    const first = await passOf(agent.url);
    const { rss } = agent.memory();
    const later = await nextPass(agent.url, first.atMs);
    return {
      first: { value: first.durationMs / 1000, cpu: cpuMs / 1000 },
      later: { value: later.durationMs / 1000 },
      rss: { value: rss },
    };
  } finally {
    await agent.stop();
  }
}

/** Of an agent that reads nothing meanwhile, and has been scraped for a while, as by Prometheus. */
async function scrapes() {
  const agent = await startAgent({ sources: filesAt(FILES_OF_CORPUS()), isObserved: true });
  try {
    const all: Scrape[] = [];
    for (let count = 0; count < SCRAPES; count++) {
      all.push(await scrape(agent, 'identity'));
    }
    const [first, ...rest] = all;
    const later = rest.slice(-MEASURED_SCRAPES).toSorted((a, b) => a.took.value - b.took.value);
    return {
      firstScrape: first!.took,
      scrape: later[Math.floor(MEASURED_SCRAPES / 2)]!.took,
      stall: { value: Math.max(...later.map(({ longestStallMs }) => longestStallMs)) },
    };
  } finally {
    await agent.stop();
  }
}

interface Pass {
  readonly atMs: number;
  readonly durationMs: number;
}

async function passOf(url: string): Promise<Pass> {
  const { text } = await get(`${url}/api/v1/sources`);
  const [source] = (JSON.parse(text) as { sources: Array<{ lastPassMs: number; durationMs: number }> }).sources;
  return { atMs: source!.lastPassMs, durationMs: source!.durationMs };
}

/** The second of the passes that follow: the first warms up what the very first pass had no use for. */
async function nextPass(url: string, afterMs: number): Promise<Pass> {
  let [pass, seen] = [await passOf(url), 0];
  for (let lastMs = afterMs; seen < 2; pass = await passOf(url)) {
    if (pass.atMs !== lastMs) {
      lastMs = pass.atMs;
      seen += 1;
    }
    await setTimeout(50);
  }
  return pass;
}
