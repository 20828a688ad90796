import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FileLocation } from '@notafter/core';
import { NOW_MS, certificate } from '../inventory/certificate-builder.ts';
import { fileAt } from '../inventory/location-builder.ts';
import { buildApi } from './api-builder.ts';

/** A location that tells whenever anybody looks at where it is. */
function watched(location: FileLocation, onLook: () => void): FileLocation {
  const { path } = location;
  return {
    ...location,
    get path() {
      onLook();
      return path;
    },
  };
}

test('one change looks at no other place, however many there are', async () => {
  let looks = 0;
  const { app, hold, sink, inventory } = buildApi();
  for (let index = 0; index < 500; index++) {
    const location = fileAt(`/etc/ssl/${index}.crt`);
    hold(
      watched(location, () => looks++),
      certificate({ subject: `CN=web-${index}` })
    );
  }
  const changing = fileAt('/etc/changing/web.crt');
  const before = certificate({ subject: 'CN=before' });
  hold(changing, before);
  sink.relate('/etc/changing/web.crt', { owner: 'first' });
  inventory.successorOf(changing, before, NOW_MS);
  assert.match(await (await app.request('/metrics')).text(), /web-499/);
  assert.ok(looks > 0);

  looks = 0;
  hold(changing, certificate({ subject: 'CN=after' }));
  sink.relate('/etc/changing/web.crt', { owner: 'second' });
  inventory.successorOf(changing, before, NOW_MS);
  sink.remove(changing, 'deleted');
  hold(changing, certificate({ subject: 'CN=again' }));
  assert.equal(looks, 0);
});
