import { expect, type Page, test as base } from '@playwright/test';
import { type Estate, writeEstate } from '@notafter/testkit';
import { type AgentProcess, startAgent } from '../agent/agent-process.ts';
import { estateDirectory } from '../agent/estate-directory.ts';
import { watchPage } from './watch-page.ts';

const DAY_MS = 86_400_000;

/** A folder of certificates and the built agent on it. */
export interface Site {
  readonly directory: string;
  readonly agent: AgentProcess;
}

interface TestFixtures {
  /** What a test provokes on the console, where it does. */
  readonly expectedErrors: RegExp | null;
  readonly watch: void;
  /** An agent of the test's own: `write` fills its folder and returns its configuration. */
  readonly serve: (write: (directory: string) => string) => Promise<Site>;
}

/** What a configuration of Playwright may choose. */
export interface ViewerOptions {
  /** The viewer that agents serve; null for the one beside their bundle. */
  readonly viewerDirectory: string | null;
}

interface WorkerFixtures extends ViewerOptions {
  /** A demo estate that no test changes; flash.example lives longer in it than all tests take. */
  readonly demo: Site & { readonly estate: Estate };
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  viewerDirectory: [null, { option: true, scope: 'worker' }],
  expectedErrors: [null, { option: true }],
  watch: [
    // Named here, the agents of a test end only after its page was last looked at.
    async ({ page, expectedErrors, serve: _serve }, use) => {
      const complaints = watchPage(page, expectedErrors);
      await use();
      expect(await complaints()).toEqual([]);
    },
    { auto: true },
  ],
  serve: async ({ viewerDirectory }, use) => {
    const started: Array<() => Promise<void>> = [];
    await use(async (write) => {
      const { site, end } = await startSite(write, viewerDirectory);
      started.push(end);
      return site;
    });
    await Promise.all(started.map((end) => end()));
  },
  demo: [
    async ({ viewerDirectory }, use) => {
      let estate: Estate | undefined;
      const { site, end } = await startSite((directory) => {
        estate = writeEstate(directory, Date.now(), { shortLifetimeMs: DAY_MS });
        return estate.configuration;
      }, viewerDirectory);
      await use({ ...site, estate: estate! });
      await end();
    },
    { scope: 'worker' },
  ],
});

async function startSite(
  write: (directory: string) => string,
  viewerDirectory: string | null
): Promise<{ site: Site; end: () => Promise<void> }> {
  const directory = estateDirectory();
  const configuration = write(directory.path);
  directory.handOver();
  const agent = await startAgent(directory.path, configuration, { viewerDirectory });
  return {
    site: { directory: directory.path, agent },
    async end() {
      await agent.stop();
      directory.remove();
    },
  };
}

/** What a page may log in a test that stops its agent: whatever it asks for then fails, in whichever way the socket ends. */
export const agentIsDown = /Failed to load resource: net::ERR_|ChunkLoadError/;

/** Where a page of the app is: `sources`, `find?node=cp-1`; empty for the Overview. */
export function addressOf({ agent }: Site, page = ''): string {
  return `${agent.url}a/notafter-certificates-app${/^[?]|^$/.test(page) ? page : `/${page}`}`;
}

/** Opens the Overview and waits for its answer. */
export async function openOverview(page: Page, site: Site, search = ''): Promise<void> {
  await page.goto(addressOf(site, search));
  await expect(page.getByRole('region', { name: /^Act now/ })).toBeVisible();
}

export { expect };
