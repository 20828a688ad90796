import assert from 'node:assert/strict';
import { test } from 'node:test';
import { injectedBundleOf } from './injected-bundle.ts';

const FROM = 'cert-manager.io/inject-ca-from';
const SHOP_WEB = { namespace: 'shop', name: 'web' };

const rows: ReadonlyArray<{ name: string; annotations: Readonly<Record<string, string>>; is: unknown }> = [
  { name: 'a Certificate', annotations: { [FROM]: 'shop/web' }, is: { from: 'certificate', object: SHOP_WEB } },
  { name: 'a Secret', annotations: { [`${FROM}-secret`]: ' shop/web ' }, is: { from: 'secret', object: SHOP_WEB } },
  {
    name: 'both: the Certificate',
    annotations: { [FROM]: 'shop/web', [`${FROM}-secret`]: 'shop/other' },
    is: { from: 'certificate', object: SHOP_WEB },
  },
  { name: 'the authority of the API server', annotations: { 'cert-manager.io/inject-apiserver-ca': 'true' }, is: null },
  { name: 'nothing', annotations: {}, is: null },
  ...['', 'web', 'shop/', '/web', 'a/b/c', 'sh op/web'].map((value) => ({
    name: `no name: ${JSON.stringify(value)}`,
    annotations: { [FROM]: value, [`${FROM}-secret`]: value },
    is: null,
  })),
];

for (const { name, annotations, is } of rows) {
  test(name, () => assert.deepEqual(injectedBundleOf({ annotations }), is));
}
