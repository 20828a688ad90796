import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createService } from '../../http/create-service.ts';
import { inProcess } from '../../http/testing/in-process.ts';
import { inboxRoutes } from './inbox.ts';

const NOW = Date.UTC(2026, 10, 28, 3, 12);

const openInbox = () =>
  inProcess(
    createService(
      inboxRoutes(() => NOW),
      assert.ifError
    )
  );

const alert = (parts: { status?: string; summary?: string; severity?: string }) => ({
  status: parts.status ?? 'firing',
  labels: { alertname: 'CertificateExpiryCritical', severity: parts.severity ?? 'critical' },
  annotations: { summary: parts.summary ?? 'flash.example expires in less than a day' },
});
const post = (body: string) => ({ method: 'POST', body, headers: { 'content-type': 'application/json' } });

test('an alert that arrives is on the page', async () => {
  const inbox = openInbox();
  const answer = await inbox.request('/', post(JSON.stringify({ alerts: [alert({})] })));
  assert.equal(answer.status, 204);
  const page = await (await inbox.request('/')).text();
  assert.match(page, /Firing<\/strong> flash\.example expires in less than a day/);
  assert.match(page, /03:12:00 UTC/);
});

test('the newest stands on top and hundreds are not kept', async () => {
  const inbox = openInbox();
  for (let batch = 0; batch < 3; batch += 1) {
    const alerts = Array.from({ length: 60 }, (_, index) => alert({ summary: `${batch}-${index}` }));
    await inbox.request('/', post(JSON.stringify({ alerts })));
  }
  const { messages } = (await (await inbox.request('/messages')).json()) as { messages: Array<{ summary: string }> };
  assert.equal(messages.length, 100);
  assert.equal(messages[0]?.summary, '2-0');
});

test('hostile text stays text', async () => {
  const inbox = openInbox();
  const summary = '<script>alert("x")</script>';
  const severity = `critical" onclick='x' &lt;`;
  await inbox.request('/', post(JSON.stringify({ alerts: [alert({ summary, severity })] })));
  const answer = await inbox.request('/');
  const page = await answer.text();
  assert.ok(page.includes('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;'));
  assert.ok(page.includes('critical&quot; onclick=&#39;x&#39; &amp;lt;'));
  assert.match(answer.headers.get('content-security-policy') ?? '', /default-src 'none'/);
});

for (const [name, body] of [
  ['no JSON', 'rubbish'],
  ['no alerts', '{}'],
  ['alerts of another kind', '{"alerts": 3}'],
] as const) {
  test(`${name}: refused with a reason`, async () => {
    const answer = await openInbox().request('/', post(body));
    assert.equal(answer.status, 400);
    assert.match(await answer.text(), /has alerts/);
  });
}

test('an alert that is none at all is one without words', async () => {
  const inbox = openInbox();
  assert.equal((await inbox.request('/', post('{"alerts": [null, 7, {"labels": null}]}'))).status, 204);
  assert.equal((await inbox.request('/')).status, 200);
});

test('more than 1 MiB is refused', async () => {
  const answer = await openInbox().request('/', post(JSON.stringify({ alerts: ['x'.repeat(1_048_576)] })));
  assert.equal(answer.status, 413);
});
