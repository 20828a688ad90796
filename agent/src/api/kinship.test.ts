import assert from 'node:assert/strict';
import { test } from 'node:test';
import { certificate } from '../inventory/certificate-builder.ts';
import { buildApi } from './api-builder.ts';
import { issuedBy } from './kinship.ts';
import { createPace } from './query/pace.ts';

test('of a certificate that cannot issue, nobody is asked what it has issued', async () => {
  const { inventory } = buildApi();
  const leaf = certificate({ subject: 'CN=web', isCa: false });
  assert.deepEqual(await issuedBy(leaf, inventory, () => assert.fail('the roll was taken'), createPace({})), []);
});
