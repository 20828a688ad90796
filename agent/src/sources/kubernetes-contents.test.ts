import assert from 'node:assert/strict';
import { test } from 'node:test';
import { issue } from '@notafter/testkit';
import { EVERYTHING, KUBERNETES_SOURCE_DEFAULTS } from '../config/source-defaults.ts';
import { configMap, secret } from './testing/create-cluster-lab.ts';
import { setUpKubernetes, tls } from './testing/set-up-kubernetes.ts';

const [web, next, other] = [
  issue({ subject: 'CN=web' }),
  issue({ subject: 'CN=next' }),
  issue({ subject: 'CN=other' }),
];
const { secrets } = KUBERNETES_SOURCE_DEFAULTS;

test('ConfigMaps: data and binaryData, by patterns of keys', async (t) => {
  const manifests = [
    configMap('shop/ca', { 'ca.crt': web.pem, note: 'text' }, { 'ca.der': next.der }),
    secret('shop/web', tls(web.pem)),
  ];
  const { found } = await setUpKubernetes(t, manifests, {
    secrets: null,
    configMaps: {
      ...EVERYTHING,
      keyPatterns: ['^ca'],
      formats: ['pem', 'der'],
      passphrases: secrets.types[0]!.passphrases,
      exposeLabels: [],
    },
  });

  assert.deepEqual(found(), { 'ConfigMap shop/ca[ca.crt]': 'web', 'ConfigMap shop/ca[ca.der]': 'next' });
});

test('a broken certificate, an empty key and rubbish of a mebibyte are findings of their own', async (t) => {
  const { found } = await setUpKubernetes(t, [
    secret('shop/broken', tls('-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n')),
    secret('shop/empty', tls('')),
    secret('shop/rubbish', tls('\u0000\u00ff'.repeat(400_000))),
    secret('shop/web', tls(web.pem)),
  ]);

  assert.deepEqual(found(), {
    'Secret shop/broken[tls.crt]': 'bad_der',
    'Secret shop/empty[tls.crt]': 'no_certificate_found',
    'Secret shop/rubbish[tls.crt]': 'no_certificate_found',
    'Secret shop/web[tls.crt]': 'web',
  });
});

test('well-known authorities are read by name though they are Opaque, and no other Opaque Secret is asked for', async (t) => {
  const { found, server } = await setUpKubernetes(t, [
    secret('cert-manager/cert-manager-webhook-ca', { 'ca.crt': web.pem, 'tls.key': 'k' }, { type: 'Opaque' }),
    secret('shop/password', { password: 'x' }, { type: 'Opaque' }),
  ]);

  assert.deepEqual(found(), { 'Secret cert-manager/cert-manager-webhook-ca[ca.crt]': 'web' });
  assert.ok(!server.requests.some(({ path }) => path.endsWith('/password')));
});

test('kubeconfigs of Cluster API and clusters of Argo CD', async (t) => {
  const inBase64 = (pem: string) => Buffer.from(pem).toString('base64');
  const kubeconfig = JSON.stringify({
    clusters: [{ name: 'east', cluster: { 'certificate-authority-data': inBase64(web.pem) } }],
    users: [{ name: 'admin', user: { 'client-certificate-data': inBase64(next.pem) } }],
  });
  const config = JSON.stringify({
    tlsClientConfig: { caData: inBase64(web.pem), certData: inBase64(other.pem), keyData: 'c2VjcmV0' },
  });
  const { found } = await setUpKubernetes(t, [
    secret(
      'fleet/east-kubeconfig',
      { value: kubeconfig },
      { type: 'cluster.x-k8s.io/secret', labels: { 'cluster.x-k8s.io/cluster-name': 'east' } }
    ),
    secret('argocd/east', { config }, { type: 'Opaque', labels: { 'argocd.argoproj.io/secret-type': 'cluster' } }),
  ]);

  assert.deepEqual(found(), {
    'Secret argocd/east[config]#ca': 'web',
    'Secret argocd/east[config]#client': 'other',
    'Secret fleet/east-kubeconfig[value]#cluster/east': 'web',
    'Secret fleet/east-kubeconfig[value]#user/admin': 'next',
  });
});

test('what labels and annotations say: type, owner, exposed labels, thresholds, who renews it', async (t) => {
  const { sink } = await setUpKubernetes(
    t,
    [
      secret('shop/web', tls(web.pem), {
        labels: { team: 'payments', tier: 'gold' },
        annotations: {
          'cert-manager.io/certificate-name': 'web',
          'notafter.io/warn-before': '10d',
          'notafter.io/critical-before': 'soon',
        },
      }),
    ],
    { secrets: { ...secrets, exposeLabels: ['tier', 'absent'] } }
  );

  assert.deepEqual(sink.facts.get('Secret shop/web'), {
    type: 'kubernetes.io/tls',
    automationKnown: true,
    managedBy: 'Certificate shop/web',
    owner: 'payments',
    labels: { tier: 'gold' },
    warnBefore: { durationMs: 864_000_000, share: null },
    badAnnotations: [
      {
        annotation: 'notafter.io/critical-before',
        value: 'soon',
        message: 'write a duration, a share of the lifetime or both, like 28d|25%',
      },
    ],
  });
});
