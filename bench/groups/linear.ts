import { filesAt, startAgent } from '../agent-process.ts';
import { corpus } from '../corpus.ts';
import type { Figure, Group } from '../group.ts';
import { scrape } from '../scrape.ts';

const FEW = 5_000;
const MANY = 50_000;

/** What ten times as many certificates cost each, against what they cost before: 1 is linear. */
export const linear: Group = {
  name: 'linear',
  rows: {
    read: { name: 'processor time per certificate read, 100,000 against 10,000', unit: '×', budget: 1.2 },
    scraped: { name: 'processor time per certificate scraped, 100,000 against 10,000', unit: '×', budget: 1.2 },
  },
  isSlow: true,
  prepare() {
    corpus(FEW, 'distinct');
    corpus(MANY, 'distinct');
  },
  async run() {
    const nothing = await costOf(0);
    const [few, many] = [await costOf(FEW), await costOf(MANY)];
    const growth = (key: 'read' | 'scraped'): Figure => {
      const [less, more] = [few[key] - nothing[key], many[key] - nothing[key]];
      return { value: more / MANY / (less / FEW) };
    };
    return { read: growth('read'), scraped: growth('scraped') };
  },
};

/** Processor time in milliseconds until ready, and for a later scrape. */
async function costOf(files: number): Promise<{ readonly read: number; readonly scraped: number }> {
  const folder = corpus(Math.max(files, FEW), 'distinct');
  const agent = await startAgent({
    sources: filesAt(`${folder}/**/*.${files === 0 ? 'none' : 'crt'}`),
    isObserved: true,
  });
  try {
    const { cpuMs } = await agent.observe();
    await scrape(agent, 'identity');
    await scrape(agent, 'identity');
    const { took } = await scrape(agent, 'identity');
    return { read: cpuMs, scraped: took.cpu! * 1000 };
  } finally {
    await agent.stop();
  }
}
