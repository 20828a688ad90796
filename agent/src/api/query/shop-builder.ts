import { DAY_MS } from '@notafter/core';
import { type BuiltCertificate, NOW_MS, certificate } from '../../inventory/certificate-builder.ts';
import { buildApi, secret } from '../api-builder.ts';

/** A certificate of some months that ends in some days. */
export const endingIn = (days: number, parts: BuiltCertificate = {}) =>
  certificate({ notBeforeMs: NOW_MS - 100 * DAY_MS, notAfterMs: NOW_MS + days * DAY_MS, ...parts });

/** Three namespaces with six places of five certificates. */
export function shop() {
  const api = buildApi();
  const shared = endingIn(5, { subject: 'CN=shared', dns: ['shared.example', 'shared.internal'] });
  api.hold(secret('shop', 'web'), endingIn(60, { subject: 'CN=web' }));
  api.hold(secret('shop', 'shared'), shared);
  api.hold(secret('shop-eu', 'shared'), shared);
  api.hold(secret('shop-eu', 'old'), endingIn(-1, { subject: 'CN=old' }));
  api.hold(secret('infra', 'soon'), endingIn(20, { subject: 'CN=soon' }));
  api.hold(secret('infra', 'endless'), certificate({ subject: 'CN=endless', notAfterMs: null }));
  return api;
}

export const titles = ({ records }: { records: ReadonlyArray<Record<string, unknown>> }) =>
  records.map(({ title }) => title);
