import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { chromiumFromNpm } from '../tests/browser.ts';
import { type Frame, writeMovingPicture } from './moving-picture.ts';

/**
 * Takes the pictures of README, docs and the plugin's catalogue page from the built agent on the demo estate: those whose
 * names hold one of the arguments, or all.
 */

const wanted = process.argv.slice(2);
const isWanted = (file: string) => wanted.length === 0 || wanted.some((part) => file.includes(part));
const root = path.dirname(import.meta.dirname);
const AGENT = 'http://127.0.0.1:19783';
const FILM = 'docs/images/runway-moves.png';
const DAY_MS = 86_400_000;
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
    { file: 'docs/images/calendar-dark.png', url: `${APP}?view=calendar`, theme: 'dark', width: 1600, height: 640 },
    { file: 'docs/images/trust-dark.png', url: `${APP}?view=trust`, theme: 'dark', ...wide },
    { file: 'docs/images/narrow-dark.png', url: APP, theme: 'dark', width: 400, height: 900 },
    { file: 'src/img/screenshots/overview.png', url: APP, theme: 'dark', ...wide },
    { file: 'src/img/screenshots/calendar.png', url: `${APP}?view=calendar`, theme: 'dark', width: 1600, height: 640 },
    { file: 'src/img/screenshots/trust.png', url: `${APP}?view=trust`, theme: 'dark', ...wide },
    { file: 'src/img/screenshots/slot.png', url: slot, theme: 'dark', width: 1400, height: 760 },
  ];
}

async function take(browser: Browser, { file, url, theme, width, height }: Shot): Promise<void> {
  const page = await browser.newPage({ viewport: { width, height }, timezoneId: 'UTC', locale: 'en-US' });
  await page.goto(`${url}${url.includes('?') ? '&' : '?'}theme=${theme}`, { waitUntil: 'networkidle' });
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.evaluate('document.fonts.ready');
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  await page.screenshot({ path: path.join(root, file) });
  await page.close();
  process.stdout.write(`${file}\n`);
}

/** What happens in two months if nobody acts: now moves, and the bars turn to warning, critical and expired. */
async function filmRunway(browser: Browser, file: string): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1100, height: 640 }, timezoneId: 'UTC', locale: 'en-US' });
  await page.goto(`${APP}?theme=dark`, { waitUntil: 'networkidle' });
  await page.evaluate('document.fonts.ready');
  const startMs = Date.now();
  const frames: Frame[] = [];
  for (let day = 0; day <= 60; day += 3) {
    frames.push({
      png: await runwayAt(page, startMs + day * DAY_MS),
      milliseconds: day === 0 || day === 60 ? 2000 : 300,
    });
  }
  await page.close();
  writeMovingPicture(path.join(root, file), frames);
  process.stdout.write(`${file}\n`);
}

/** Goes to that moment as the back button would, without loading the page again. */
async function runwayAt(page: Page, atMs: number): Promise<Buffer> {
  const answered = page.waitForResponse((response) => response.url().includes('/api/v1/query'));
  await page.evaluate(`history.pushState(null, '', '?at=${atMs}'); dispatchEvent(new PopStateEvent('popstate'))`);
  await answered;
  await page.waitForLoadState('networkidle');
  return page.getByRole('treegrid').screenshot({ animations: 'disabled' });
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
    ...['--listen-address', new URL(AGENT).host, '--inbox-address', '127.0.0.1:19784'],
  ],
  { stdio: 'inherit' }
);
try {
  await untilInteresting();
  const browser = await chromium.launch(await chromiumFromNpm());
  for (const shot of (await shots()).filter(({ file }) => isWanted(file))) {
    await take(browser, shot);
  }
  if (isWanted(FILM)) {
    await filmRunway(browser, FILM);
  }
  await browser.close();
} finally {
  demo.kill('SIGTERM');
}
