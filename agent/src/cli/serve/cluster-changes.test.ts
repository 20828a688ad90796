import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ApiServer, issue, type Manifest, until } from '@notafter/testkit';
import { configMap, namespace, secret } from './testing/manifests.ts';
import { serveAgent, setUpCluster } from './testing/served-agent.ts';

const pemOf = (name: string) => issue({ subject: `CN=${name}` }).pem;
const [web, next, ca, neighbour] = [pemOf('web'), pemOf('next'), pemOf('ca'), pemOf('neighbour')];

/** Never to leave /metrics, not for one scrape. */
const NEIGHBOURS = ['ConfigMap shop/web-trust[ca.crt] neighbour', 'Secret shop/web-tls[tls.crt] neighbour'];
const WEB = 'Secret shop/web[tls.crt] web';

const team = (name: string, value: string) => namespace(name, { team: value });

const CHANGES: ReadonlyArray<{
  readonly name: string;
  /** What is there beside all the rest. */
  readonly also?: readonly Manifest[];
  readonly change: (server: ApiServer) => void;
  readonly series: readonly string[];
}> = [
  { name: 'deleting a Secret', change: ({ remove }) => remove('Secret', 'shop', 'web'), series: [] },
  {
    name: 'renaming a Secret',
    change(server) {
      server.remove('Secret', 'shop', 'web');
      server.apply(secret('shop', 'web2', { 'tls.crt': web }));
    },
    series: ['Secret shop/web2[tls.crt] web'],
  },
  {
    name: 'giving a Secret a type that is not watched',
    change: ({ apply }) => apply(secret('shop', 'web', { 'tls.crt': web }, 'Opaque')),
    series: [],
  },
  {
    name: 'giving a Secret another type that is watched',
    change: ({ apply }) => apply(secret('shop', 'web', { 'tls.crt': next }, 'example.com/tls')),
    series: ['Secret shop/web[tls.crt] next'],
  },
  {
    name: 'adding a key to a Secret',
    change: ({ apply }) => apply(secret('shop', 'web', { 'tls.crt': web, 'ca.crt': ca })),
    series: ['Secret shop/web[ca.crt] ca', WEB],
  },
  {
    name: 'removing a key of a Secret for another',
    change: ({ apply }) => apply(secret('shop', 'web', { 'ca.crt': ca })),
    series: ['Secret shop/web[ca.crt] ca'],
  },
  {
    name: 'renewing a Secret',
    change: ({ apply }) => apply(secret('shop', 'web', { 'tls.crt': next })),
    series: ['Secret shop/web[tls.crt] next'],
  },
  {
    name: 'a namespace that gets the label',
    change: ({ apply }) => apply(team('other', 'shop')),
    series: ['ConfigMap other/trust[ca.crt] ca', 'Secret other/web[tls.crt] next', WEB],
  },
  {
    name: 'a namespace that loses the label',
    also: [secret('extra', 'web', { 'tls.crt': next }), configMap('extra', 'trust', { 'ca.crt': ca })],
    change: ({ apply }) => apply(team('extra', 'hr')),
    series: [WEB],
  },
];

for (const { name, also = [], change, series } of CHANGES) {
  test(`${name}: its series leave or come in /metrics, and only those`, async (t) => {
    const { server, kubeconfig } = await setUpCluster(t, [
      ...[team('shop', 'shop'), team('extra', 'shop'), team('other', 'hr')],
      secret('shop', 'web', { 'tls.crt': web }),
      secret('shop', 'web-tls', { 'tls.crt': neighbour }),
      configMap('shop', 'web-trust', { 'ca.crt': neighbour }),
      secret('other', 'web', { 'tls.crt': next }),
      configMap('other', 'trust', { 'ca.crt': ca }),
      ...also,
    ]);
    const keyPatterns = [String.raw`\.crt$`];
    const types = ['kubernetes.io/tls', 'example.com/tls'].map((type) => ({ type, keyPatterns }));
    const agent = await serveAgent(t, [
      {
        ...{ kind: 'kubernetes', name: 'cluster', kubeconfig, namespaces: { includeLabels: ['team=shop'] } },
        ...{ secrets: { types }, configMaps: { keyPatterns } },
      },
    ]);
    const there = 1 + NEIGHBOURS.length + also.length;
    await until(async () => (await agent.series()).length === there);

    change(server);

    const expected = [...NEIGHBOURS, ...series].toSorted();
    let now: readonly string[] = [];
    await until(async () => {
      now = await agent.series();
      assert.deepEqual(
        now.filter((line) => NEIGHBOURS.includes(line)),
        NEIGHBOURS
      );
      return now.length === expected.length && now.every((line, index) => line === expected[index]);
    }).catch(() => assert.deepEqual(now, expected));
  });
}
