import { type Answer, answerBody, answerJson } from '../../http/answer.ts';
import { type Html, html } from '../../http/html.ts';
import { readBody, refuseLongBody } from '../../http/read-body.ts';
import { refuse } from '../../http/refuse.ts';
import { type Route, get, post } from '../../http/route.ts';

const KEPT = 100;
const CLOSED: Answer['headers'] = { 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'" };

/** One alert as Grafana and Alertmanager post it to a webhook. */
interface Message {
  readonly receivedMs: number;
  readonly status: string;
  readonly name: string;
  readonly severity: string;
  readonly summary: string;
}

interface WebhookAlert {
  readonly status?: unknown;
  readonly labels?: Readonly<Record<string, unknown>>;
  readonly annotations?: Readonly<Record<string, unknown>>;
}

/** The demo's mailbox: takes alerts as webhooks and shows the newest hundred on a page. */
export function inboxRoutes(clock: () => number): readonly Route[] {
  const messages: Message[] = [];
  return [
    post('/', async (request) => {
      const text = await readBody(request);
      if (text === null) {
        return refuseLongBody();
      }
      const alerts = alertsIn(text);
      if (alerts === null) {
        return refuse(400, { code: 'bad_request', message: 'a webhook of Grafana or Alertmanager has alerts' });
      }
      messages.unshift(...alerts.map((alert) => messageOf(alert, clock())));
      messages.length = Math.min(messages.length, KEPT);
      return { status: 204, headers: {}, body: null };
    }),
    get('/messages', () => answerJson({ messages })),
    get('/', () => answerBody(page(messages).html, 'text/html; charset=utf-8', CLOSED)),
  ];
}

function alertsIn(text: string): ReadonlyArray<WebhookAlert | null> | null {
  try {
    const body = JSON.parse(text) as { alerts?: unknown } | null;
    return Array.isArray(body?.alerts) ? body.alerts : null;
  } catch {
    return null;
  }
}

function messageOf(alert: WebhookAlert | null, nowMs: number): Message {
  return {
    receivedMs: nowMs,
    status: alert?.status === 'resolved' ? 'resolved' : 'firing',
    name: textOf(alert?.labels?.['alertname']),
    severity: textOf(alert?.labels?.['severity']),
    summary: textOf(alert?.annotations?.['summary']),
  };
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const STYLE = `
  body { font: 14px/1.6 Inter, system-ui, sans-serif; background: #111217; color: #ccccdc; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
  h1 { font-weight: 400 } li { list-style: none; padding: .5rem .75rem; margin: .25rem 0; background: #181b1f; border-left: 4px solid #ff9830 }
  ul { padding: 0 } .critical { border-color: #f2495c } .resolved { border-color: #56a64b; opacity: .8 } time, small { color: #9a9aab }
`;

function page(messages: readonly Message[]): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="refresh" content="5" />
        <title>Inbox · Notafter demo</title>
        <style>
          ${STYLE}
        </style>
      </head>
      <body>
        <h1>Inbox of the demo</h1>
        <p>Alerts arrive here as they would in your chat. The page looks again every 5 seconds.</p>
        ${
          messages.length === 0
            ? html`<p>
                Nothing yet. flash.example lives eight minutes: its alert fires 48 seconds before its end and resolves
                at its renewal.
              </p>`
            : html`<ul>
                ${messages.map(item)}
              </ul>`
        }
      </body>
    </html>`;
}

function item({ receivedMs, status, name, severity, summary }: Message): Html {
  const time = new Date(receivedMs).toISOString();
  const kind = status === 'resolved' ? 'resolved' : severity === 'critical' ? 'critical' : 'warning';
  return html`<li class="${kind}">
    <strong>${status === 'resolved' ? 'Resolved' : 'Firing'}</strong> ${summary}<br />
    <small>${name} · ${severity} · <time datetime="${time}">${time.slice(11, 19)} UTC</time></small>
  </li>`;
}
