import type { Page } from '@playwright/test';

/** Text that no reader should ever see: values that were not there, and the insides of the program. */
const NEVER = /undefined|\bNaN\b|\[object |Infinity|Invalid Date|\bat \S+ \(?\S+:\d+:\d+\)?/;

/**
 * Listens for what is wrong on any page: errors thrown or logged (a breach of the content security policy is logged),
 * dialogs, requests to another host. What it returns also looks at the page as it stands.
 */
export function watchPage(page: Page, expected: RegExp | null): () => Promise<readonly string[]> {
  const found: string[] = [];
  const complain = (text: string): void => {
    if (!expected?.test(text)) {
      found.push(text);
    }
  };
  page.on('pageerror', (error) => complain(`thrown: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') {
      complain(`console: ${message.text()} (${message.location().url})`);
    }
  });
  page.on('dialog', (dialog) => {
    complain(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (protocol.startsWith('http') && hostname !== '127.0.0.1') {
      complain(`another host: ${request.url()}`);
    }
  });
  return async () => [...found, ...(await shown(page))];
}

async function shown(page: Page): Promise<readonly string[]> {
  if (page.isClosed() || !page.url().startsWith('http')) {
    return [];
  }
  const text = await page.locator('body').innerText();
  const never = NEVER.exec(text);
  return [
    ...(text.trim() === '' ? ['the page is blank'] : []),
    ...(never === null ? [] : [`the page says "${never[0]}"`]),
  ];
}
