import { filesAt, startAgent } from '../agent-process.ts';
import { corpus } from '../corpus.ts';
import type { Group } from '../group.ts';
import { get } from '../http.ts';

const CERTIFICATES = 20;
const SCRAPES = 10;

export const idle: Group = {
  name: 'idle',
  rows: {
    ready: { name: 'start to ready, 20 certificates', unit: 'ms', budget: 400 },
    rss: { name: 'idle RSS, 20 certificates', unit: 'MB', budget: 85 },
    scraped: { name: 'the same after ten scrapes', unit: 'MB', budget: 85 },
  },
  prepare: () => void corpus(CERTIFICATES, 'none'),
  async run() {
    const agent = await startAgent({ sources: filesAt(`${corpus(CERTIFICATES, 'none')}/**/*.crt`), isObserved: false });
    try {
      const { rss } = agent.memory();
      for (let index = 0; index < SCRAPES; index++) {
        await get(`${agent.url}/metrics`);
      }
      return { ready: { value: agent.readyMs }, rss: { value: rss }, scraped: { value: agent.memory().rss } };
    } finally {
      await agent.stop();
    }
  },
};
