import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { listenersOf, parentsOf, usesOfGateway } from './gateway.ts';
import { linesOf, object } from './object-builder.ts';
import { usesOfRoute } from './uses-of-route.ts';

const gateway = (listeners: unknown, annotations: Readonly<Record<string, string>> = {}) =>
  object('infra/public', { spec: { listeners }, annotations });

const listener = (name: string, hostname: string | null, ...certificateRefs: readonly unknown[]) => ({
  ...{ name, tls: { certificateRefs } },
  ...(hostname === null ? {} : { hostname }),
});

interface GatewayRow {
  readonly name: string;
  readonly listeners: unknown;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly uses: readonly string[];
}

const gateways: readonly GatewayRow[] = [
  {
    name: 'a Secret of its own namespace',
    listeners: [listener('https', 'shop.example', { name: 'web-tls' })],
    uses: ['Secret infra/web-tls < Gateway infra/public (shop.example)'],
  },
  {
    name: 'a Secret of another namespace, for any host',
    listeners: [listener('https', null, { kind: 'Secret', group: '', name: 'web-tls', namespace: 'shop' })],
    uses: ['Secret shop/web-tls < Gateway infra/public'],
  },
  {
    name: 'one Secret at two listeners',
    listeners: [listener('a', 'a.example', { name: 'tls' }), listener('b', 'b.example', { name: 'tls' })],
    uses: ['Secret infra/tls < Gateway infra/public (a.example, b.example)'],
  },
  {
    name: 'authorities of clients in a ConfigMap',
    listeners: [
      {
        name: 'https',
        tls: { frontendValidation: { caCertificateRefs: [{ kind: 'ConfigMap', group: '', name: 'ca' }] } },
      },
    ],
    uses: ['ConfigMap infra/ca < Gateway infra/public'],
  },
  {
    name: 'cert-manager renews it',
    listeners: [listener('https', null, { name: 'tls' })],
    annotations: { 'cert-manager.io/cluster-issuer': 'letsencrypt' },
    uses: ['Secret infra/tls < Gateway infra/public, cert-manager, for Gateway infra/public'],
  },
  {
    name: 'certificates that are no Secrets, and plain HTTP',
    listeners: [
      { name: 'http' },
      listener('https', null, { kind: 'Bundle', name: 'a' }, { group: 'vault.example', name: 'b' }),
    ],
    uses: [],
  },
  ...[null, {}, [null, 7, { tls: 'a' }, { tls: { certificateRefs: [null, 'a', { name: 7 }, { name: '' }] } }]].map(
    (listeners) => ({
      name: `rubbish: ${JSON.stringify(listeners)}`,
      listeners,
      uses: [],
    })
  ),
];

describe('what a Gateway uses', () => {
  for (const { name, listeners, annotations = {}, uses } of gateways) {
    test(name, () => {
      const made = gateway(listeners, annotations);
      assert.deepEqual(linesOf(usesOfGateway(made, listenersOf(made))), uses);
    });
  }
});

const LISTENERS = listenersOf(
  gateway([
    listener('shop', '*.shop.example', { name: 'shop-tls' }),
    listener('mail', 'mail.example', { name: 'mail-tls' }),
    listener('any', null, { name: 'any-tls' }),
  ])
);

const routes: ReadonlyArray<{ name: string; section?: string; hostnames?: unknown; uses: readonly string[] }> = [
  {
    name: 'a host below a wildcard',
    hostnames: ['a.shop.example'],
    uses: ['shop-tls < HTTPRoute shop/web (a.shop.example)', 'any-tls < HTTPRoute shop/web (a.shop.example)'],
  },
  {
    name: 'one listener only',
    section: 'mail',
    hostnames: ['mail.example', 'x.example'],
    uses: ['mail-tls < HTTPRoute shop/web (mail.example)'],
  },
  { name: 'a listener that serves another host', section: 'mail', hostnames: ['a.shop.example'], uses: [] },
  {
    name: 'a wildcard of its own',
    section: 'mail',
    hostnames: ['*.example'],
    uses: ['mail-tls < HTTPRoute shop/web (*.example)'],
  },
  { name: 'the name above a wildcard', section: 'shop', hostnames: ['shop.example'], uses: [] },
  {
    name: 'no hosts: all that the listeners serve',
    uses: [
      'shop-tls < HTTPRoute shop/web (*.shop.example)',
      'mail-tls < HTTPRoute shop/web (mail.example)',
      'any-tls < HTTPRoute shop/web',
    ],
  },
  { name: 'hosts that are none', section: 'any', hostnames: [7, null, ''], uses: ['any-tls < HTTPRoute shop/web'] },
  { name: 'a listener that does not exist', section: 'other', uses: [] },
];

describe('what a route uses', () => {
  for (const { name, section = '', hostnames = [], uses } of routes) {
    test(name, () => {
      const route = object('shop/web', { spec: { hostnames } });
      const lines = linesOf(usesOfRoute(route, { gateway: 'infra/public', section }, LISTENERS));
      assert.deepEqual(
        lines,
        uses.map((line) => `Secret infra/${line}`)
      );
    });
  }
});

test('a route is attached to Gateways of its own and of other namespaces, and to nothing else', () => {
  const parentRefs = [
    { name: 'own' },
    { name: 'public', namespace: 'infra', sectionName: 'https', kind: 'Gateway', group: 'gateway.networking.k8s.io' },
    { name: 'mesh', kind: 'Service', group: '' },
    { name: 'istio', group: 'networking.istio.io' },
    { name: 7 },
    null,
  ];
  assert.deepEqual(parentsOf(object('shop/web', { spec: { parentRefs } })), [
    { gateway: 'shop/own', section: '' },
    { gateway: 'infra/public', section: 'https' },
  ]);
});
