import { expect, test as base } from '@grafana/plugin-e2e';
import { basicAuth, USERS, type Who } from './users.ts';

interface Fixtures {
  /** Who looks at the pages. */
  readonly who: Who;
  /** Errors of the console that a test provokes, where it does. */
  readonly expectedErrors: readonly RegExp[];
  readonly watch: void;
}

/**
 * What Grafana's own pages complain of: a dashboard that is not shared, a catalog or news that are out of reach, a page
 * that is left while it asks for feature flags.
 */
const GRAFANAS_OWN: readonly RegExp[] = [
  /\/public-dashboards\)$/,
  /\/api\/gnet\//,
  /^console: Failed to fetch plugins from catalog/,
  /grafana\.com\/blog\/news\.xml/,
  /^console: Failed to initialize OpenFeature provider/,
];

/** Every test also fails for an error on the console and for a request that leaves Grafana. */
export const test = base.extend<Fixtures>({
  who: ['admin', { option: true }],
  expectedErrors: [[], { option: true }],
  // A session of each test's own: that of a file is unknown to Grafana once pages have rotated it twice, which a slow
  // machine sees before the last spec.
  storageState: async ({ playwright, baseURL, who }, use) => {
    const signedIn = await playwright.request.newContext(baseURL === undefined ? {} : { baseURL });
    const { user, password } = USERS[who];
    expect((await signedIn.post('/login', { data: { user, password } })).status()).toBe(200);
    await use(await signedIn.storageState());
    await signedIn.dispose();
  },
  // The administrator's, whoever looks at the page; and by password, since a session is refused after ten minutes until a
  // page has rotated it.
  request: async ({ playwright, baseURL }, use) => {
    const request = await playwright.request.newContext({
      ...(baseURL === undefined ? {} : { baseURL }),
      extraHTTPHeaders: basicAuth('admin'),
    });
    await use(request);
    await request.dispose();
  },
  watch: [
    async ({ context, baseURL, expectedErrors }, use) => {
      const complaints: string[] = [];
      const complain = (text: string) => {
        if (![...GRAFANAS_OWN, ...expectedErrors].some((expected) => expected.test(text))) {
          complaints.push(text);
        }
      };
      const own = new URL(baseURL ?? '').host;
      context.on('weberror', (webError) => complain(`thrown: ${webError.error().message}`));
      context.on('console', (message) => {
        if (message.type() === 'error') {
          complain(`console: ${message.text()} (${message.location().url})`);
        }
      });
      context.on('request', (request) => {
        const { protocol, host } = new URL(request.url());
        if (protocol.startsWith('http') && host !== own) {
          complain(`left Grafana: ${request.url()}`);
        }
      });
      await use();
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
