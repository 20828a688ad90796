import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { chromiumFromNpm } from '../tests/browser.ts';

/** Takes the pictures of README, docs and the plugin's catalogue page from the built agent on the demo estate. */

const root = path.dirname(import.meta.dirname);
const AGENT = 'http://127.0.0.1:19793';
const APP = `${AGENT}/a/notafter-certificates-app`;

interface Shot {
  readonly file: string;
  readonly url: string;
  readonly theme: 'dark' | 'light';
  readonly width: number;
  readonly height: number;
}

async function shots(): Promise<readonly Shot[]> {
  const slots = await fetch(`${AGENT}/api/v1/slots?filename=apiserver.crt`);
  const [apiServer] = (await slots.json()) as Array<{ slot: string }>;
  const slot = `${APP}/slot/${apiServer?.slot}`;
  const wide = { width: 1600, height: 1000 };
  return [
    { file: 'docs/images/runway-dark.png', url: APP, theme: 'dark', ...wide },
    { file: 'docs/images/runway-light.png', url: APP, theme: 'light', ...wide },
    { file: 'docs/images/slot-dark.png', url: slot, theme: 'dark', width: 1400, height: 760 },
    { file: 'docs/images/sources-dark.png', url: `${APP}/sources`, theme: 'dark', width: 1400, height: 860 },
    { file: 'docs/images/narrow-dark.png', url: APP, theme: 'dark', width: 400, height: 900 },
    { file: 'src/img/screenshots/overview.png', url: APP, theme: 'dark', ...wide },
    { file: 'src/img/screenshots/slot.png', url: slot, theme: 'dark', width: 1400, height: 760 },
  ];
}

async function take(browser: Browser, { file, url, theme, width, height }: Shot): Promise<void> {
  const page = await browser.newPage({ viewport: { width, height }, timezoneId: 'UTC', locale: 'en-US' });
  await page.goto(`${url}?theme=${theme}`, { waitUntil: 'networkidle' });
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.evaluate('document.fonts.ready');
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  await page.screenshot({ path: path.join(root, file) });
  await page.close();
  process.stdout.write(`${file}\n`);
}

/** The demo takes the right to read vpn.example.crt away a quarter of a minute after its start. */
async function untilInteresting(): Promise<void> {
  for (let attempt = 0; attempt < 60; attempt += 1) {
    const metrics = await fetch(`${AGENT}/metrics`).then(
      (answer) => answer.text(),
      () => ''
    );
    if (/^notafter_location_error.*vpn\.example/m.test(metrics)) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  throw new Error('the demo did not show its unreadable file within a minute');
}

const demo = spawn(
  process.execPath,
  [
    path.join(root, 'agent/dist/notafter.mjs'),
    'demo',
    ...['--listen-address', new URL(AGENT).host, '--inbox-address', '127.0.0.1:19794'],
  ],
  { stdio: 'inherit' }
);
try {
  await untilInteresting();
  const browser = await chromium.launch(await chromiumFromNpm());
  for (const shot of await shots()) {
    await take(browser, shot);
  }
  await browser.close();
} finally {
  demo.kill('SIGTERM');
}
