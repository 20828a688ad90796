import type { LaunchOptions } from '@playwright/test';

/** Meant for a Lambda function: one process for all pages hangs when pages come and go, the others switch safeguards off. */
const UNWANTED = ['--single-process', '--no-zygote', '--disable-web-security', '--allow-running-insecure-content'];

/**
 * The Chromium of @sparticuz/chromium, which brings its libraries and fonts along: no system package is needed. It
 * unpacks them only where it believes to be on a Lambda function.
 */
export async function chromiumFromNpm(): Promise<LaunchOptions> {
  process.env['AWS_EXECUTION_ENV'] ??= 'AWS_Lambda_nodejs22.x';
  const { default: chromium } = await import('@sparticuz/chromium');
  return {
    executablePath: await chromium.executablePath(),
    args: [
      ...chromium.args.filter((argument) => !UNWANTED.includes(argument)),
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  };
}
