import type { QueryRequest } from '@notafter/core';
import { type AgentProcess, filesAt, startAgent } from '../agent-process.ts';
import { type Chain, corpus } from '../corpus.ts';
import type { Figure, Group, Row } from '../group.ts';
import { post } from '../http.ts';
import { observed, scrape } from '../scrape.ts';
import { median } from '../statistics.ts';

const FILES = 50_000;
const TIMES = 3;

const QUERIES: Readonly<Record<string, QueryRequest['queries'][number]>> = {
  all: {
    refId: 'A',
    type: 'certificates',
    fields: ['title', 'state', 'daysLeft', 'notAfter', 'place', 'issuerCN', 'role', 'slot'],
    orderBy: [],
  },
  ordered: {
    refId: 'A',
    type: 'certificates',
    fields: ['title', 'state', 'daysLeft', 'notAfter', 'place', 'issuerCN', 'role', 'slot'],
  },
  top: {
    refId: 'A',
    type: 'certificates',
    filters: [
      { field: 'place', operator: '=~', value: '.*/service-[0-9]*7[.]crt' },
      { field: 'role', operator: '=', value: 'leaf' },
    ],
    orderBy: [{ field: 'notAfter' }],
    limit: 100,
  },
  summary: { refId: 'A', type: 'summary', groupBy: ['namespace'] },
};

/** 50,000 files with a leaf and a second certificate each. */
function hundredThousand(name: string, chain: Chain, rows: Record<string, Row>): Group {
  return {
    name,
    rows,
    isSlow: true,
    prepare: () => void corpus(FILES, chain),
    async run() {
      const agent = await startAgent({ sources: filesAt(`${corpus(FILES, chain)}/**/*.crt`), isObserved: true });
      try {
        const { cpuMs } = await agent.observe();
        const read = agent.memory();
        const files = {
          ready: { value: agent.readyMs / 1000, cpu: cpuMs / 1000 },
          rss: { value: read.rss },
          peak: { value: read.peak },
        };
        const asked = { ...(await queries(agent)), ...(await scrapes(agent)) };
        return { ...files, ...asked, rssAfter: { value: agent.memory().rss } };
      } finally {
        await agent.stop();
      }
    },
  };
}

async function queries(agent: AgentProcess): Promise<Record<string, Figure>> {
  const figures: Record<string, Figure> = {};
  let stall = 0;
  for (const [name, query] of Object.entries(QUERIES)) {
    const body = { range: { from: Date.now(), to: Date.now() + 1000 }, queries: [query] };
    const answers = await repeat(() => observed(agent, () => post(`${agent.url}/api/v1/query`, body)));
    figures[name] = middle(answers.map(({ took }) => took));
    stall = Math.max(stall, ...answers.map(({ longestStallMs }) => longestStallMs));
    if (answers.some(({ result }) => result.status !== 200)) {
      throw new Error(`the query ${name} was refused`);
    }
  }
  return { ...figures, queryStall: { value: stall } };
}

async function scrapes(agent: AgentProcess): Promise<Record<string, Figure>> {
  const first = await scrape(agent, 'identity');
  const plain = await repeat(() => scrape(agent, 'identity'));
  const packed = await repeat(() => scrape(agent, 'gzip'));
  return {
    firstScrape: first.took,
    firstStall: { value: first.longestStallMs },
    scrape: middle(plain.map(({ took }) => took)),
    gzip: middle(packed.map(({ took }) => took)),
    stall: { value: Math.max(...[...plain, ...packed].map(({ longestStallMs }) => longestStallMs)) },
    text: { value: first.bytes / 1e6 },
  };
}

async function repeat<T>(measure: () => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (let time = 0; time < TIMES; time++) {
    results.push(await measure());
  }
  return results;
}

const middle = (figures: readonly Figure[]): Figure => ({
  value: median(figures.map(({ value }) => value)),
  cpu: median(figures.map(({ cpu = NaN }) => cpu)),
});

const filesRows = (what: string): Record<string, Row> => ({
  ready: { name: `${what}: start to ready`, unit: 's', budget: 5.5 },
  rss: { name: `${what}: RSS then`, unit: 'MB', budget: 200 },
  peak: { name: `${what}: peak RSS until then`, unit: 'MB', budget: null },
  rssAfter: { name: `${what}: RSS after all queries and seven scrapes`, unit: 'MB', budget: null },
});

export const hundredThousandShared = hundredThousand(
  '100k-shared',
  'shared',
  filesRows('50,000 files, each a leaf and the same intermediate')
);

export const hundredThousandDistinct = hundredThousand('100k-distinct', 'distinct', {
  ...filesRows('50,000 files, 100,000 distinct certificates'),
  all: { name: '/api/v1/query at 100k: 8 columns, all rows as they lie', unit: 'ms', budget: 250 },
  ordered: { name: '… in the default order', unit: 'ms', budget: 250 },
  top: { name: '… top 100 by notAfter, two filters, one a regular expression', unit: 'ms', budget: 40 },
  summary: { name: '… summary by namespace', unit: 'ms', budget: 60 },
  queryStall: { name: '… longest stall', unit: 'ms', budget: 50 },
  firstScrape: { name: '/metrics at 100k × 5 series, first scrape', unit: 's', budget: null },
  firstStall: { name: '… longest stall in the first', unit: 'ms', budget: 50 },
  scrape: { name: '… later scrapes, identity', unit: 's', budget: 0.7 },
  gzip: { name: '… later scrapes, gzip', unit: 's', budget: 1.4 },
  stall: { name: '… longest stall in those', unit: 'ms', budget: 20 },
  text: { name: '… size of the text', unit: 'MB', budget: null },
});
