import * as z from 'zod';
import { flag, nonEmptyText, timer } from './scalars.ts';
import { labelKey, namespaceName, selection } from './selection.ts';
import { sourceBase } from './source-base.ts';

/** What every source that asks an API server has. */
export const clusterBase = {
  ...sourceBase,
  cluster: nonEmptyText.optional(),
  kubeconfig: z.string().default(''),
  context: z.string().default(''),
  rateLimit: z.strictObject({ qps: z.number().optional(), burst: z.number().optional() }).optional(),
  listPageSize: z.int().min(0, 'must be 0 or more').default(100),
  refreshInterval: timer({ minMs: 60_000 }).default(30 * 60_000),
  workers: z.int().optional(),
};

const cabundles = z.strictObject({
  resources: z
    .strictObject({
      mutating: flag.default(true),
      validating: flag.default(true),
      apiservice: flag.default(true),
      crdConversion: flag.default(true),
    })
    .prefault({})
    .refine((resources) => Object.values(resources).includes(true), 'names nothing to read: set one of them to true'),
  ...selection,
  exposeLabels: z.array(labelKey).default([]),
});

export const cabundleSource = z.strictObject({
  ...clusterBase,
  kind: z.literal('cabundle'),
  cabundles: cabundles.prefault({}),
});

export const csrSource = z.strictObject({ ...clusterBase, kind: z.literal('csr') });

export const certmanagerSource = z.strictObject({
  ...clusterBase,
  kind: z.literal('certmanager'),
  namespaces: z.strictObject({ include: z.array(namespaceName).default([]) }).prefault({}),
  clusterResourceNamespace: namespaceName.default('cert-manager'),
});
