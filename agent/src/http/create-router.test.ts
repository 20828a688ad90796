import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { answerBody, answerJson } from './answer.ts';
import { createRouter } from './create-router.ts';
import { createService } from './create-service.ts';
import { get, post } from './route.ts';
import { inProcess } from './testing/in-process.ts';

const routes = [
  get('/', () => answerJson('root')),
  get('/slots', ({ query }) => answerJson(['slots', ...query])),
  get('/slots/{id}', ({ params }) => answerJson(['slot', params.id])),
  post('/slots/{id}', ({ params }) => answerJson(['post', params.id])),
  post('/slots/{id}/check', ({ params }) => answerJson(['check', params.id])),
  get('/files/{name}.pem', ({ params }) => answerJson(['pem', params.name])),
  get('/files/{name}', ({ params }) => answerJson(['file', params.name])),
  get('/a.b/{one}/{two}', ({ params }) => answerJson([params.one, params.two])),
];
const service = createService(routes, assert.ifError);
const ask = (path: string, method = 'GET') => inProcess(service).request(path, { method });

const FOUND: ReadonlyArray<readonly [url: string, answer: unknown]> = [
  ['/', 'root'],
  ['/?x=1', 'root'],
  ['/slots', ['slots']],
  ['/slots?a=1&b=%2F+%C3%A9&a=2', ['slots', ['a', '1'], ['b', '/ é'], ['a', '2']]],
  ['/slots?%zz=%ff', ['slots', ['%zz', '\uFFFD']]],
  ['/slots/7', ['slot', '7']],
  ['/slots/..%2f..%2Fetc', ['slot', '../../etc']],
  ['/slots/%C3%A9%00%0d%0a', ['slot', 'é\0\r\n']],
  ['/slots/a+b', ['slot', 'a+b']],
  ['/slots/__proto__', ['slot', '__proto__']],
  ['/files/x.pem', ['pem', 'x']],
  ['/files/.pem', ['file', '.pem']],
  ['/files/x.pem.pem', ['pem', 'x.pem']],
  ['/files/xapem', ['file', 'xapem']],
  ['/a.b/1/2', ['1', '2']],
  ['http://agent.example/slots?a=1', ['slots', ['a', '1']]],
  ['HTTPS://agent.example:9793/slots/7', ['slot', '7']],
  ['http://agent.example', 'root'],
  ['http://agent.example?x=1', 'root'],
];

describe('a route', () => {
  for (const [url, answer] of FOUND) {
    test(`GET ${url}`, async () => {
      const response = await ask(url);
      assert.equal(response.status, 200);
      assert.deepEqual(await response.json(), answer);
    });
  }

  test('of another method at the same path', async () => {
    assert.deepEqual(await (await ask('/slots/7', 'POST')).json(), ['post', '7']);
  });

  const absent = [
    '/nothing',
    '/slots/',
    '//slots',
    '/slots/7/',
    '/slots/7/8',
    '/SLOTS',
    '/axb/1/2',
    '/a.b/1',
    '/..',
    '/%2e',
  ];
  for (const url of absent) {
    test(`none at ${url}`, async () => {
      const response = await ask(url);
      assert.equal(response.status, 404);
      assert.match(await response.text(), /unknown_route/);
    });
  }

  const wrong: ReadonlyArray<readonly [method: string, url: string, allow: string]> = [
    ['POST', '/slots', 'GET, HEAD'],
    ['DELETE', '/slots/7', 'GET, HEAD, POST'],
    ['GET', '/slots/7/check', 'POST'],
    ['HEAD', '/slots/7/check', 'POST'],
    ['OPTIONS', '/files/x.pem', 'GET, HEAD'],
    ['PROPFIND', '/', 'GET, HEAD'],
  ];
  for (const [method, url, allow] of wrong) {
    test(`takes no ${method} at ${url}`, async () => {
      const response = await ask(url, method);
      assert.equal(response.status, 405);
      assert.equal(response.headers.get('allow'), allow);
    });
  }

  const malformed = ['/%', '/slots/%zz', '/slots/%ff', '/%c3%28', '/slots/%e0%80%80', '*', 'ftp://a/slots', '/slots#x'];
  for (const url of malformed) {
    test(`a target that cannot be understood: ${url}`, async () => {
      const response = await ask(url);
      assert.equal(response.status, 400);
      assert.match(await response.text(), /bad_url/);
    });
  }
});

test('what no route is for goes to others', async () => {
  const answer = createRouter(routes, ({ path, method }) => answerBody(`${method} ${path}`, 'text/plain'));
  const app = inProcess({ answer, failed: assert.fail });
  assert.equal(await (await app.request('/viewer/%41.js?v=1')).text(), 'GET /viewer/%41.js');
  assert.equal((await app.request('/slots', { method: 'PUT' })).status, 405);
  assert.equal((await app.request('/%ff')).status, 400);
});
