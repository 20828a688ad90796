import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '@notafter/testkit';
import {
  RENEWING,
  certificate,
  challenge,
  conditions,
  issuer,
  order,
  request,
} from './testing/cert-manager-objects.ts';
import { SECRET, setUpCertManager } from './testing/set-up-cert-manager.ts';

const letsEncrypt = issuer('letsencrypt', true);
const at = (text: string) => Date.parse(text);

const web = certificate('shop/web-tls', { status: RENEWING });
const pending = {
  conditions: conditions(['Ready', 'False', 'Pending', 'Waiting on certificate issuance from order']),
};

test('the Challenge that waits, for what and since when, and how to look at it', async (t) => {
  const { failure } = await setUpCertManager(t, [
    ...[
      letsEncrypt,
      web,
      request('shop/web-2', 'web-tls', pending),
      order('shop/web-2-1', 'web-2', { state: 'pending' }),
    ],
    challenge('shop/web-2-1-a', 'web-2-1', { state: 'pending', reason: "wrong status code '404', expected '200'" }),
  ]);

  assert.equal(
    failure()?.message,
    "Challenge shop/web-2-1-a (HTTP-01 for shop.example): wrong status code '404', expected '200'"
  );
  assert.equal(failure()?.fromMs, at('2026-11-20T08:10:00Z'));
  assert.deepEqual(
    failure()?.remedy?.flatMap(({ command = [] }) => command),
    ['kubectl -n shop describe challenge web-2-1-a', 'curl -sSi http://shop.example/.well-known/acme-challenge/']
  );
  assert.match(failure()?.remedy?.at(-1)?.text ?? '', /^Then wait/);
});

const failedAt = '2026-11-21T08:00:00Z';
const FAILED = {
  ...RENEWING,
  ...{ failedIssuanceAttempts: 3, lastFailureTime: failedAt },
  conditions: conditions(['Issuing', 'False', 'Failed', 'The certificate request has failed']),
};
const refused = { conditions: conditions(['Ready', 'False', 'Failed', 'order is in "invalid" state']) };

test('the Order that failed, how often, and when it is tried again', async (t) => {
  const { failure } = await setUpCertManager(t, [
    ...[letsEncrypt, certificate('shop/web-tls', { status: FAILED }), request('shop/web-2', 'web-tls', refused)],
    order('shop/web-2-1', 'web-2', { state: 'invalid', reason: 'CAA forbids it', failureTime: failedAt }),
  ]);

  const { remedy, ...said } = failure() ?? {};
  assert.deepEqual(said, {
    message: 'Order shop/web-2-1: CAA forbids it',
    ...{ sinceMs: at(failedAt), lastFailureMs: at(failedAt), attempts: 3 },
    nextRetryMs: at(failedAt) + 4 * 3_600_000,
  });
  assert.equal(remedy?.at(-1)?.command, 'cmctl renew -n shop web-tls');
});

test('of a Challenge and an Order that failed, the Challenge', async (t) => {
  const { failure } = await setUpCertManager(t, [
    ...[letsEncrypt, certificate('shop/web-tls', { status: FAILED }), request('shop/web-2', 'web-tls', refused)],
    order('shop/web-2-1', 'web-2', { state: 'invalid' }),
    challenge('shop/web-2-1-a', 'web-2-1', { state: 'invalid', reason: 'no TXT record' }, 'DNS-01'),
  ]);

  assert.equal(failure()?.message, 'Challenge shop/web-2-1-a (DNS-01 for shop.example): no TXT record');
  assert.equal(failure()?.remedy?.[1]?.command, 'dig +short TXT _acme-challenge.shop.example');
});

test('a rate limit is waited out, not tried again', async (t) => {
  const reason = '429 urn:ietf:params:acme:error:rateLimited: too many certificates (5), retry after 2026-12-01';
  const { failure } = await setUpCertManager(t, [
    ...[letsEncrypt, certificate('shop/web-tls', { status: FAILED }), request('shop/web-2', 'web-tls', refused)],
    order('shop/web-2-1', 'web-2', { state: 'errored', reason }),
  ]);

  assert.match(failure()?.remedy?.at(-1)?.text ?? '', /^Wait until the moment/);
  assert.ok(!failure()?.remedy?.some(({ command = '' }) => command.startsWith('cmctl renew')));
});

test('an issuer that is not ready, and one that does not exist', async (t) => {
  const vault = { spec: { issuerRef: { name: 'vault' } }, status: RENEWING };
  const nobody = { spec: { issuerRef: { name: 'nobody', kind: 'ClusterIssuer' } }, status: RENEWING };
  const { server, failure } = await setUpCertManager(t, [
    issuer('shop/vault', false, 'connection refused'),
    ...[certificate('shop/web-tls', vault), request('shop/web-2', 'web-tls', pending)],
    certificate('shop/other', nobody),
  ]);

  assert.equal(failure()?.message, 'Issuer shop/vault is not ready: connection refused');
  assert.equal(failure()?.remedy?.[0]?.command, 'kubectl -n shop describe issuer vault');
  assert.equal(failure('Secret shop/other')?.message, 'ClusterIssuer nobody does not exist');
  server.apply(issuer('shop/vault', true));
  await until(() => failure()?.message.startsWith('CertificateRequest shop/web-2: Waiting') === true);
});

test('an issuer that is not ready counts from the moment on at which it is needed', async (t) => {
  const { failure } = await setUpCertManager(t, [issuer('letsencrypt', false, 'gone'), certificate('shop/web-tls')]);

  assert.equal(failure()?.fromMs, at('2026-12-31T08:10:00Z'));
});

test('an external issuer is not said to be absent', async (t) => {
  const spec = { issuerRef: { name: 'step', kind: 'StepIssuer', group: 'certmanager.step.sm' } };
  const { failure } = await setUpCertManager(t, [certificate('shop/web-tls', { spec })]);

  assert.equal(failure(), undefined);
});

test('a request that was denied, and one that nobody has approved', async (t) => {
  const denied = { conditions: conditions(['Denied', 'True', 'Policy', 'not for this namespace']) };
  const { failure } = await setUpCertManager(t, [
    ...[letsEncrypt, web, request('shop/web-2', 'web-tls', denied)],
    ...[certificate('shop/other', { status: RENEWING }), request('shop/other-2', 'other', {})],
  ]);

  assert.equal(failure()?.message, 'CertificateRequest shop/web-2: not for this namespace');
  assert.equal(failure('Secret shop/other')?.message, 'CertificateRequest shop/other-2: nobody has approved it');
});

test('what failed before and is issued now says nothing any more', async (t) => {
  const { server, failure, facts } = await setUpCertManager(t, [
    ...[letsEncrypt, certificate('shop/web-tls', { status: FAILED }), request('shop/web-2', 'web-tls', refused)],
  ]);

  assert.equal(failure()?.message, 'CertificateRequest shop/web-2: order is in "invalid" state');
  server.apply(
    certificate('shop/web-tls', {
      status: { ...RENEWING, revision: 2, conditions: conditions(['Ready', 'True', 'Ready', '']) },
    })
  );
  await until(() => facts.get(SECRET)?.issuanceFailure === undefined);
});

test('hostile and odd things in a status stay text, or are no moment', async (t) => {
  const status = {
    ...{ renewalTime: 'yesterday', notAfter: 7, lastFailureTime: '0001-01-01T00:00:00Z', failedIssuanceAttempts: -1 },
    conditions: ['no condition', { type: 'Issuing', status: 'True', message: 'a\u202eb\n$(reboot)' }],
  };
  const { failure, facts } = await setUpCertManager(t, [
    letsEncrypt,
    certificate('shop/web-tls', { status, created: 'never' }),
  ]);

  assert.equal(failure()?.message, String.raw`a\u202eb\u000a$(reboot)`);
  assert.deepEqual(
    [facts.get(SECRET)?.renewalDueMs, failure()?.fromMs, failure()?.attempts],
    [undefined, undefined, null]
  );
});

test('a renewal that is switched off counts from two thirds of the lifetime on', async (t) => {
  const { failure } = await setUpCertManager(t, [
    letsEncrypt,
    certificate('shop/web-tls', { spec: { renewal: { policy: 'Disabled' } } }),
  ]);

  assert.match(failure()?.message ?? '', /switched off/);
  assert.equal(failure()?.fromMs, at('2026-12-31T08:10:00Z'));
});
