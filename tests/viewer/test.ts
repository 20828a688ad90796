import { test as base } from '@playwright/test';
import { type Estate, writeEstate } from '@notafter/testkit';
import { type AgentProcess, startAgent } from '../agent/agent-process.ts';
import { estateDirectory } from '../agent/estate-directory.ts';

interface Fixtures {
  /** A fresh demo estate and the built agent on it. */
  readonly demo: { readonly directory: string; readonly estate: Estate; readonly agent: AgentProcess };
}

export const test = base.extend<object, Fixtures>({
  demo: [
    async ({}, use) => {
      const directory = estateDirectory();
      const estate = writeEstate(directory.path, Date.now());
      directory.handOver();
      const agent = await startAgent(directory.path, estate.configuration);
      await use({ directory: directory.path, estate, agent });
      await agent.stop();
      directory.remove();
    },
    { scope: 'worker' },
  ],
});

export { expect } from '@playwright/test';
