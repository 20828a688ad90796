import assert from 'node:assert/strict';
import { test } from 'node:test';
import { issue, until } from '@notafter/testkit';
import { secret } from './testing/manifests.ts';
import { serveAgent, setUpCluster } from './testing/served-agent.ts';

const SECRETS = 300;
const nameOf = (index: number) => `s-${String(index).padStart(3, '0')}`;
const pemOf = (index: number, version: string) => issue({ subject: `CN=${nameOf(index)} ${version}` }).pem;
const lineOf = (index: number, version: string) => `Secret shop/${nameOf(index)}[tls.crt] ${nameOf(index)} ${version}`;
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index);

for (const forgets of [false, true]) {
  const how = forgets ? 'has forgotten what happened meanwhile' : 'still knows what happened meanwhile';
  test(`an API server that goes away under load, and ${how}: nothing is lost, and nothing leaves before it is back`, async (t) => {
    const all = range(0, SECRETS);
    const { server, kubeconfig } = await setUpCluster(
      t,
      all.map((index) => secret('shop', nameOf(index), { 'tls.crt': pemOf(index, 'old') }))
    );
    const agent = await serveAgent(t, [{ kind: 'kubernetes', name: 'cluster', kubeconfig, secrets: {} }]);
    const before = all.map((index) => lineOf(index, 'old'));
    assert.deepEqual(await agent.series(), before);

    // It goes away in the middle of what changes.
    range(0, 100).forEach((index) => server.apply(secret('shop', nameOf(index), { 'tls.crt': pemOf(index, 'new') })));
    await server.stop();
    range(100, 200).forEach((index) => server.apply(secret('shop', nameOf(index), { 'tls.crt': pemOf(index, 'new') })));
    range(200, 250).forEach((index) => server.remove('Secret', 'shop', nameOf(index)));
    await until(async () => (await agent.sources())[0]?.up === false);
    assert.equal((await agent.series()).length, SECRETS);
    if (forgets) {
      server.compact();
    }
    await server.start();

    await agent.untilSeries([
      ...range(0, 200).map((index) => lineOf(index, 'new')),
      ...range(250, SECRETS).map((index) => lineOf(index, 'old')),
    ]);
    await until(async () => (await agent.sources())[0]?.up === true);
  });
}
