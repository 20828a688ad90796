import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DAY_MS, DEFAULT_POLICY, type Finding, type Location, REASONS, type Reading } from '@notafter/core';
import { NOW_MS, certificate } from '../inventory/certificate-builder.ts';
import { createInventory } from '../inventory/create-inventory.ts';
import { fileAt, good, kubeconfigAt, secretAt } from '../inventory/location-builder.ts';
import { createJudge } from './create-judge.ts';

const web = fileAt('/etc/web.crt');
const expiredWeb = certificate({ notAfterMs: NOW_MS - DAY_MS });

function judged(location: Location, reading: Reading, uid: number | null = 65534) {
  const inventory = createInventory({ clock: () => NOW_MS });
  const sink = inventory.addSource({ kind: 'file', name: 'files', looksAt: [], cluster: '' });
  sink.replace(location, reading);
  const judge = createJudge({ inventory, policyFor: () => DEFAULT_POLICY, uid });
  return { sink, findings: () => judge.slot(inventory.slotAt(location)!, NOW_MS).findings };
}

const commandsOf = (findings: readonly Finding[]) =>
  findings.flatMap(({ remedy }) => remedy.flatMap(({ command }) => (command === undefined ? [] : [command])));

test('what is known of the object comes first, a proof last', () => {
  const { findings, sink } = judged(web, good([expiredWeb]));
  sink.relate('/etc/web.crt', { renewal: [{ text: 'Renew it', command: 'kubeadm certs renew web' }] });
  assert.deepEqual(findings()[0]?.remedy, [
    { text: 'Renew it', command: 'kubeadm certs renew web' },
    { text: 'Proof: it ends after 22 Nov 00:00 UTC', command: 'openssl x509 -in /etc/web.crt -noout -subject -dates' },
  ]);
});

test('who renews it by itself is asked why it has not', () => {
  const { findings, sink } = judged(web, good([expiredWeb]));
  sink.relate('/etc/web.crt', { managedBy: 'certbot' });
  assert.equal(findings()[0]?.remedy[0]?.text, 'certbot renews it by itself: find out there why it has not');
});

test('without knowledge: from whom, where to, and who has to reload', () => {
  const { findings, sink } = judged(web, good([expiredWeb]));
  sink.relate('/etc/web.crt', { usedBy: ['nginx', 'postfix'] });
  assert.deepEqual(
    findings()[0]?.remedy.map(({ text }) => text),
    [
      'Get a new certificate for web, with the same names, from Example CA',
      'Put it in place of the old one: /etc/web.crt',
      'Reload nginx, postfix',
      'Proof: it ends after 22 Nov 00:00 UTC',
    ]
  );
});

test('every remedy of a certificate has steps, and its last one is a proof', () => {
  const certificates = [expiredWeb, certificate({ keySize: 1 }), certificate({ notBeforeMs: NOW_MS + 1 })];
  const found = judged(web, good(certificates)).findings();
  assert.equal(found.length, 3);
  for (const { rule, remedy } of found) {
    assert.ok(remedy.length >= 2, rule);
    assert.match(remedy.at(-1)?.text ?? '', /^Proof: /, rule);
  }
});

for (const reason of REASONS) {
  test(`${reason} has a remedy that ends in a proof`, () => {
    const [finding] = judged(web, { ok: false, reason, message: '' }).findings();
    assert.ok(finding);
    assert.ok(finding.remedy.length >= 2);
    assert.match(finding.remedy.at(-1)?.text ?? '', /^Proof: /);
  });
}

test('who may not read it is named by number; root is told of capabilities', () => {
  const denied = { ok: false, reason: 'permission_denied', message: '' } as const;
  const asNobody = judged(web, denied, 65534).findings();
  assert.ok(commandsOf(asNobody).includes('sudo setfacl -m u:65534:r /etc/web.crt'));
  const asRoot = judged(web, denied, 0).findings();
  assert.match(asRoot[0]?.remedy[1]?.text ?? '', /CAP_DAC_READ_SEARCH/);
});

test('a hostile path stays one word of the command', () => {
  const hostile = fileAt("/etc/$(reboot)'; rm -rf /\n.crt");
  const found = judged(hostile, good([expiredWeb])).findings();
  assert.equal(
    commandsOf(found).at(-1),
    "openssl x509 -in $'/etc/$(reboot)\\'; rm -rf /\\u000a.crt' -noout -subject -dates"
  );
  assert.ok(found.every(({ message }) => !message.includes('\n')));
});

test('each kind of place is read in its own way', () => {
  const admin = kubeconfigAt('/etc/admin.conf', 'user/kubernetes-admin', { source: 'files' });
  const secret = secretAt('shop', 'web', 'tls.crt', { source: 'files' });
  const proofs = [admin, secret].map((place) => commandsOf(judged(place, good([expiredWeb])).findings()).at(-1));
  const query = `'{.users[?(@.name=="kubernetes-admin")].user.client-certificate-data}'`;
  assert.deepEqual(proofs, [
    `kubectl config view --raw --flatten --kubeconfig /etc/admin.conf -o jsonpath=${query} | base64 -d | openssl x509 -noout -subject -dates`,
    `kubectl -n shop get secret web -o jsonpath='{.data.tls\\.crt}' | base64 -d | openssl x509 -noout -subject -dates`,
  ]);
});

test('an entry with a hostile name gets no command', () => {
  const place = kubeconfigAt('/etc/admin.conf', `user/x")]}'; reboot`, { source: 'files' });
  assert.deepEqual(commandsOf(judged(place, good([expiredWeb])).findings()), []);
});
