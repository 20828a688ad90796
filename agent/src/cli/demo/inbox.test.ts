import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createInbox } from './inbox.ts';

const NOW = Date.UTC(2026, 10, 28, 3, 12);

const alert = (parts: { status?: string; summary?: string; severity?: string }) => ({
  status: parts.status ?? 'firing',
  labels: { alertname: 'CertificateExpiryCritical', severity: parts.severity ?? 'critical' },
  annotations: { summary: parts.summary ?? 'flash.example expires in less than a day' },
});
const post = (body: string) => ({ method: 'POST', body, headers: { 'content-type': 'application/json' } });

test('an alert that arrives is on the page', async () => {
  const inbox = createInbox(() => NOW);
  const answer = await inbox.request('/', post(JSON.stringify({ alerts: [alert({})] })));
  assert.equal(answer.status, 204);
  const page = await (await inbox.request('/')).text();
  assert.match(page, /Firing<\/strong> flash\.example expires in less than a day/);
  assert.match(page, /03:12:00 UTC/);
});

test('the newest stands on top and hundreds are not kept', async () => {
  const inbox = createInbox(() => NOW);
  for (let batch = 0; batch < 3; batch += 1) {
    const alerts = Array.from({ length: 60 }, (_, index) => alert({ summary: `${batch}-${index}` }));
    await inbox.request('/', post(JSON.stringify({ alerts })));
  }
  const { messages } = (await (await inbox.request('/messages')).json()) as { messages: Array<{ summary: string }> };
  assert.equal(messages.length, 100);
  assert.equal(messages[0]?.summary, '2-0');
});

test('hostile text stays text', async () => {
  const inbox = createInbox(() => NOW);
  const summary = '<script>alert(1)</script>';
  await inbox.request('/', post(JSON.stringify({ alerts: [alert({ summary })] })));
  const page = await (await inbox.request('/')).text();
  assert.equal(page.includes(summary), false);
  assert.match(page, /&lt;script&gt;/);
});

for (const [name, body] of [
  ['no JSON', 'rubbish'],
  ['no alerts', '{}'],
  ['alerts of another kind', '{"alerts": 3}'],
] as const) {
  test(`${name}: refused with a reason`, async () => {
    const answer = await createInbox(() => NOW).request('/', post(body));
    assert.equal(answer.status, 400);
    assert.match(await answer.text(), /has alerts/);
  });
}
