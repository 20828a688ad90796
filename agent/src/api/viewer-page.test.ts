import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { buildApi } from './api-builder.ts';

let folder = '';
const viewer = () => buildApi({ viewerDirectory: path.join(folder, 'viewer') }).app;

before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'notafter-viewer-'));
  await mkdir(path.join(folder, 'viewer/public/plugins'), { recursive: true });
  await mkdir(path.join(folder, 'viewer-secret'));
  await writeFile(path.join(folder, 'secret.txt'), 'secret');
  await writeFile(path.join(folder, 'viewer-secret/x.txt'), 'secret');
  await writeFile(path.join(folder, 'viewer/index.html'), '<title>viewer</title>');
  await writeFile(path.join(folder, 'viewer/viewer.js'), 'x'.repeat(1000));
  await writeFile(path.join(folder, 'viewer/public/plugins/logo.svg'), '<svg/>');
  await symlink(path.join(folder, 'secret.txt'), path.join(folder, 'viewer/link.txt'));
});

after(() => rm(folder, { recursive: true }));

describe('the viewer', () => {
  const files: ReadonlyArray<readonly [path: string, contentType: string]> = [
    ['/', 'text/html; charset=utf-8'],
    ['/index.html', 'text/html; charset=utf-8'],
    ['/viewer.js', 'text/javascript; charset=utf-8'],
    ['/viewer.js?v=1', 'text/javascript; charset=utf-8'],
    ['/public/plugins/logo.svg', 'image/svg+xml'],
    ['/a/notafter-certificates-app/slot/0123', 'text/html; charset=utf-8'],
    ['/a/notafter-certificates-app/find?filepath=/etc/x.crt', 'text/html; charset=utf-8'],
    ['/a/notafter-certificates-app/find/shop.example', 'text/html; charset=utf-8'],
  ];
  for (const [file, contentType] of files) {
    test(`serves ${file}`, async () => {
      const response = await viewer().request(file);
      assert.equal(response.status, 200);
      assert.equal(response.headers.get('content-type'), contentType);
      assert.ok((await response.text()).length > 0);
    });
  }

  for (const file of ['/missing.js', '/public/plugins/missing', '/public/plugins', '/favicon.ico']) {
    test(`has no ${file}`, async () => {
      assert.equal((await viewer().request(file)).status, 404);
    });
  }

  const climbing = [
    '/..%2f..%2fetc/passwd',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/public/..%2f..%2fsecret.txt',
    '/..%5csecret.txt',
    '/..%2fviewer-secret/x.txt',
    '/%2fetc/passwd',
    '/%00.txt',
    '/%ff.txt',
    '/link.txt',
  ];
  for (const file of climbing) {
    test(`does not climb out: ${file}`, async () => {
      assert.doesNotMatch(await (await viewer().request(file)).text(), /secret|root:/);
    });
  }

  test('a file is not sent twice', async () => {
    const app = viewer();
    const etag = (await app.request('/viewer.js')).headers.get('etag')!;
    const again = await app.request('/viewer.js', { headers: { 'if-none-match': etag } });
    assert.equal(again.status, 304);
  });

  test('a path of the API is never a page', async () => {
    const response = await viewer().request('/api/nothing');
    assert.equal(response.status, 404);
    assert.match(response.headers.get('content-type') ?? '', /json/);
  });
});

test('without a viewer, a page with links', async () => {
  const { app } = buildApi({ cluster: '<b>prod</b>' });
  const response = await app.request('/');
  const text = await response.text();
  assert.match(response.headers.get('content-type') ?? '', /^text\/html/);
  assert.match(text, /href="\/metrics"/);
  assert.match(text, /&lt;b&gt;prod/);
  assert.equal((await app.request('/viewer.js')).status, 404);
});
