import assert from 'node:assert/strict';
import { test } from 'node:test';
import { acceptsGzip } from './gzip.ts';

const ROWS: ReadonlyArray<readonly [acceptEncoding: string, accepts: boolean]> = [
  ['', false],
  ['gzip', true],
  ['br, GZIP;q=0.5', true],
  ['gzip;q=0', false],
  ['gzip;q=0.0, *', false],
  ['*', true],
  ['*;q=0', false],
  ['identity', false],
  ['x-gzip-like', false],
];

for (const [acceptEncoding, accepts] of ROWS) {
  test(`accept-encoding: ${acceptEncoding}`, () => {
    assert.equal(acceptsGzip(acceptEncoding), accepts);
  });
}
