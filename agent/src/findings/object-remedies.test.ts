import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CaBundleLocation, type Location, REASONS, type Reason } from '@notafter/core';
import { secretAt } from '../inventory/location-builder.ts';
import { commandsOf, judgedPlace } from './judge-builder.ts';

const web = secretAt('shop', 'web', 'keystore.p12');
const bundle = (resourceKind: string, entry?: string): CaBundleLocation => ({
  kind: 'cabundle',
  source: 'bundles',
  cluster: '',
  node: '',
  resourceKind,
  name: 'web',
  ...(entry === undefined ? {} : { entry }),
});

const findingOf = (location: Location, reason: Reason) =>
  judgedPlace(location, { ok: false, reason, message: '' }, {}).verdict().findings[0];

for (const reason of REASONS) {
  test(`${reason} of an object has a remedy that ends in a proof`, () => {
    for (const location of [web, bundle('APIService'), bundle('ValidatingWebhookConfiguration', 'a.b')]) {
      const remedy = findingOf(location, reason)?.remedy ?? [];
      assert.ok(remedy.length >= 2);
      assert.match(remedy.at(-1)?.text ?? '', /^Proof: /);
    }
  });
}

test('what is forbidden is asked for by the resource, in its namespace', () => {
  assert.deepEqual(commandsOf(findingOf(web, 'forbidden')).slice(0, 2), [
    'kubectl auth can-i list secrets -n shop --as=system:serviceaccount:NAMESPACE:NAME',
    'notafter rbac --config FILE | kubectl apply -f -',
  ]);
});

test('a keystore is read by hand', () => {
  assert.equal(
    commandsOf(findingOf(web, 'bad_passphrase'))[1],
    `kubectl -n shop get secret web -o jsonpath='{.data.keystore\\.p12}' | base64 -d > /dev/shm/keystore && keytool -list -keystore /dev/shm/keystore -storepass:env PASSPHRASE; rm -f /dev/shm/keystore`
  );
});

const PROOFS: ReadonlyArray<readonly [string, CaBundleLocation, string | undefined]> = [
  ['of an APIService', bundle('APIService'), `kubectl get apiservice web -o jsonpath='{.spec.caBundle}' | base64 -d`],
  [
    'of a CustomResourceDefinition',
    bundle('CustomResourceDefinition'),
    `kubectl get crd web -o jsonpath='{.spec.conversion.webhook.clientConfig.caBundle}' | base64 -d`,
  ],
  [
    'of a webhook',
    bundle('MutatingWebhookConfiguration', 'pods.web.example'),
    `kubectl get mutatingwebhookconfiguration web -o jsonpath='{.webhooks[?(@.name=="pods.web.example")].clientConfig.caBundle}' | base64 -d`,
  ],
  ['of a webhook with a hostile name', bundle('MutatingWebhookConfiguration', '")]}; reboot'), undefined],
];

for (const [name, location, expected] of PROOFS) {
  test(`the caBundle ${name} is shown`, () => {
    const proof = findingOf(location, 'bad_pem')?.remedy.at(-1)?.command;
    assert.equal(proof, expected === undefined ? undefined : `${expected} | openssl x509 -noout -subject -dates`);
  });
}
