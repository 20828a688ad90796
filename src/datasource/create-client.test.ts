import { AgentError } from './client';
import { createClient } from './create-client';
import { type Answer, installProxy } from './fake-proxy';

const client = createClient({ url: '/api/datasources/proxy/uid/abc/' });
const HEALTH = { product: 'notafter', version: '0.3.0', certificates: 3, sources: 1, sourcesInTrouble: [] };

async function failureOf(answer: Answer): Promise<AgentError> {
  installProxy(() => answer);
  const error: unknown = await client.health().catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(AgentError);
  return error as AgentError;
}

describe('requests', () => {
  it('go through the proxy of the instance, without Grafana’s own alerts', async () => {
    const proxy = installProxy(() => ({ status: 200, body: HEALTH }));
    await client.health();
    expect(proxy.requests[0]).toMatchObject({
      url: '/api/datasources/proxy/uid/abc/api/v1/health',
      method: 'GET',
      showErrorAlert: false,
    });
  });

  it('escape what comes from certificates and links', async () => {
    const proxy = installProxy(() => ({ status: 200, body: { values: [], slot: 'x' } }));
    await client.slot('../../admin?x=1');
    await client.fieldValues('place', [{ field: 'title', operator: '=', value: 'a&b=c' }]);
    expect(proxy.requests[0]?.url).toContain('/api/v1/slots/..%2F..%2Fadmin%3Fx%3D1');
    const url = new URL(proxy.requests[1]?.url ?? '', 'http://grafana');
    expect(JSON.parse(url.searchParams.get('filters') ?? '')).toEqual([
      { field: 'title', operator: '=', value: 'a&b=c' },
    ]);
  });

  it('check again with a POST', async () => {
    const proxy = installProxy(() => ({ status: 200, body: { checkedAtMs: 1, changed: false, slot: {} } }));
    await client.check('abc');
    expect(proxy.requests[0]).toMatchObject({ method: 'POST', url: expect.stringMatching(/slots\/abc\/check$/) });
  });

  it.each([
    ['no body', new SyntaxError("Failed to execute 'json' on 'Response': Unexpected end of JSON input")],
    ['half a body', new TypeError('network error')],
  ])('are repeated when Grafana’s proxy cuts the answer off: %s', async (_what, cutOff) => {
    const proxy = installProxy(() => (proxy.requests.length < 3 ? cutOff : { status: 200, body: { results: {} } }));
    await expect(client.query({ range: { from: 0, to: 1 }, queries: [] })).resolves.toEqual({ results: {} });
    expect(proxy.requests).toHaveLength(3);
  });

  it('are not repeated for ever', async () => {
    const proxy = installProxy(() => new SyntaxError('Unexpected end of JSON input'));
    await expect(client.health()).rejects.toMatchObject({
      kind: 'unreachable',
      message: expect.stringContaining('Unexpected end'),
    });
    expect(proxy.requests).toHaveLength(3);
  });

  it('are not repeated when the agent refuses', async () => {
    const proxy = installProxy(() => ({ status: 502, body: '' }));
    await expect(client.health()).rejects.toMatchObject({ kind: 'unreachable' });
    expect(proxy.requests).toHaveLength(1);
  });

  it('are aborted by their signal', async () => {
    const proxy = installProxy(() => 'never');
    const controller = new AbortController();
    const answer = client.health(controller.signal).catch((error: unknown) => error);
    controller.abort();
    expect(await answer).toMatchObject({ kind: 'failed', message: 'The request was cancelled.' });
    expect(proxy.aborted).toHaveLength(1);
  });
});

describe('failures', () => {
  it('speak of Grafana only where Grafana stands between', async () => {
    installProxy(() => ({ status: 502, body: { message: 'connection refused' } }));
    const failure = (url: string) =>
      createClient({ url })
        .health()
        .catch((error: AgentError) => `${error.message} ${error.advice}`);
    expect(await failure('/api/datasources/proxy/uid/abc')).toMatch(/^Grafana’s server cannot reach the agent/);
    expect(await failure('http://127.0.0.1:9793')).toMatch(/^This page cannot reach the agent/);
    expect(await failure('')).not.toContain('Grafana');
  });

  it.each<[name: string, answer: Answer, kind: string, message: RegExp, advice: RegExp]>([
    [
      'connection refused: an empty 502',
      { status: 502, body: '' },
      'unreachable',
      /cannot reach the agent/,
      /Is the agent running/,
    ],
    [
      'connection refused, said so',
      { status: 502, body: 'dial tcp 10.0.0.7:9793: connect: connection refused' },
      'unreachable',
      /cannot reach/,
      /running/,
    ],
    [
      'unknown host',
      { status: 502, body: 'dial tcp: lookup nowhere: no such host' },
      'unreachable',
      /does not know the host/,
      /resolve/,
    ],
    ['too slow', { status: 504, body: '' }, 'timeout', /in time/, /timeout/],
    [
      'the agent’s 401, which the proxy turns into a 400',
      { status: 400, body: 'Authentication to data source failed' },
      'unauthorized',
      /refused the credentials/,
      /password or token/,
    ],
    [
      'Grafana’s own 401',
      { status: 401, body: { message: 'Unauthorized' } },
      'unauthorized',
      /Grafana does not know you/,
      /Sign in/,
    ],
    [
      'Grafana’s own 403',
      { status: 403, body: { title: 'Access denied', message: 'You’ll need additional permissions' } },
      'forbidden',
      /does not let you query/,
      /administrator/,
    ],
    [
      'a refused URL',
      { status: 403, body: { message: 'Data proxy hostname and ip are not included in whitelist' } },
      'bad-request',
      /refuses the URL/,
      /whitelist/,
    ],
    [
      'unusable PEM in the settings',
      { status: 400, body: { message: 'Unable to load TLS certificate' } },
      'tls',
      /cannot use the TLS/,
      /PEM/,
    ],
    [
      'another name',
      {
        status: 502,
        body: 'tls: failed to verify certificate: x509: certificate is valid for a.example, not b.example',
      },
      'tls',
      /a\.example, not b\.example/,
      /Server name/,
    ],
    [
      'an unknown authority',
      { status: 502, body: 'x509: certificate signed by unknown authority' },
      'tls',
      /unknown authority/,
      /CA that issued/,
    ],
    [
      'an expired server certificate',
      { status: 502, body: 'x509: certificate has expired or is not yet valid' },
      'tls',
      /expired/,
      /Renew/,
    ],
    [
      'https on a plain port',
      { status: 502, body: 'http: server gave HTTP response to HTTPS client' },
      'tls',
      /HTTP response/,
      /http:\/\//,
    ],
    ['nothing at the path', { status: 404, body: '404 page not found' }, 'not-an-agent', /404/, /9793/],
    [
      'the agent’s 404',
      { status: 404, body: { error: { code: 'not_found', message: 'no slot abc' } } },
      'not-found',
      /^no slot abc$/,
      /^$/,
    ],
    [
      'the agent’s 400',
      { status: 400, body: { error: { code: 'bad_query', message: 'limit must be positive', field: 'limit' } } },
      'bad-request',
      /limit must be positive/,
      /^$/,
    ],
    [
      'the agent’s 429',
      { status: 429, body: { error: { code: 'too_soon', message: 'checked 3 s ago' } } },
      'too-soon',
      /checked 3 s ago/,
      /^$/,
    ],
    [
      'the agent’s 500',
      { status: 500, body: { error: { code: 'internal', message: 'broken' } } },
      'failed',
      /broken/,
      /log of the agent/,
    ],
    ['anything else', { status: 418, body: 'teapot\nsecond line' }, 'bad-request', /\(418\): teapot$/, /log/],
    [
      'a login page',
      { status: 200, body: '<!DOCTYPE html><html>' },
      'not-an-agent',
      /not a Notafter agent: it sent a web page/,
      /9793/,
    ],
    [
      'Prometheus',
      { status: 200, body: { status: 'success', data: {} } },
      'not-an-agent',
      /looks like Prometheus/,
      /9793/,
    ],
    [
      'Grafana itself',
      { status: 200, body: { database: 'ok', version: '12.3.0' } },
      'not-an-agent',
      /looks like Grafana/,
      /9793/,
    ],
    ['other JSON', { status: 200, body: [1] }, 'not-an-agent', /other JSON/, /9793/],
    ['an empty answer', { status: 200, body: null }, 'not-an-agent', /other JSON/, /9793/],
    ['a healthy stranger', { status: 200, body: { product: 'other' } }, 'not-an-agent', /not a Notafter agent/, /9793/],
  ])('%s', async (_, answer, kind, message, advice) => {
    const error = await failureOf(answer);
    expect(error.kind).toBe(kind);
    expect(error.message).toMatch(message);
    expect(error.advice).toMatch(advice);
  });

  it('show hostile text as it is, not as HTML entities', async () => {
    const error = await failureOf({ status: 500, body: { error: { code: 'x', message: '<b>"a" & {{b}}</b>' } } });
    expect(error.message).toBe('<b>"a" & {{b}}</b>');
    const proxied = await failureOf({ status: 418, body: '<b>"a" & b</b>' });
    expect(proxied.message).toContain('<b>"a" & b</b>');
  });
});
