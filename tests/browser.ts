import type { LaunchOptions } from '@playwright/test';

/**
 * The Chromium of @sparticuz/chromium, which brings its libraries and fonts along: no system package is needed. It
 * unpacks them only where it believes to be on a Lambda function.
 */
export async function chromiumFromNpm(): Promise<LaunchOptions> {
  process.env['AWS_EXECUTION_ENV'] ??= 'AWS_Lambda_nodejs22.x';
  const { default: chromium } = await import('@sparticuz/chromium');
  return {
    executablePath: await chromium.executablePath(),
    args: [...chromium.args, '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  };
}
