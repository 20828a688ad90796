import * as z from 'zod/mini';
import { flag, integer, listOf, nonEmptyText, text, timer, wholeNumber } from './scalars.ts';
import { labelKey, namespaceName, selection } from './selection.ts';
import { sourceBase } from './source-base.ts';

/** What every source that asks an API server has. */
export const clusterBase = {
  ...sourceBase,
  cluster: z.optional(nonEmptyText),
  kubeconfig: text,
  context: text,
  rateLimit: z.optional(z.strictObject({ qps: z.optional(z.number()), burst: z.optional(z.number()) })),
  listPageSize: z._default(wholeNumber, 100),
  refreshInterval: z._default(timer({ minMs: 60_000 }), 30 * 60_000),
  workers: z.optional(integer),
};

const resources = z
  .strictObject({ mutating: flag(true), validating: flag(true), apiservice: flag(true), crdConversion: flag(true) })
  .check(z.refine((each) => Object.values(each).includes(true), 'names nothing to read: set one of them to true'));

const cabundles = z.strictObject({
  resources: z.prefault(resources, {}),
  ...selection,
  exposeLabels: listOf(labelKey),
});

export const cabundleSource = z.strictObject({
  ...clusterBase,
  kind: z.literal('cabundle'),
  cabundles: z.prefault(cabundles, {}),
});

export const csrSource = z.strictObject({ ...clusterBase, kind: z.literal('csr') });

export const certmanagerSource = z.strictObject({
  ...clusterBase,
  kind: z.literal('certmanager'),
  namespaces: z.prefault(z.strictObject({ include: listOf(namespaceName) }), {}),
  clusterResourceNamespace: z._default(namespaceName, 'cert-manager'),
});
