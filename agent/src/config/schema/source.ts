import * as z from 'zod/mini';
import { cabundleSource, certmanagerSource, csrSource } from './cluster-source.ts';
import { fileSource, kubeconfigSource } from './file-source.ts';
import { kubernetesSource } from './kubernetes-source.ts';
import { NOT_BUILT } from './not-built.ts';

const PLANNED_KINDS = ['endpoint'] as const;

/** The kinds that can be configured today, and the ones that a mistyped word may have meant. */
export const BUILT_KINDS = ['file', 'kubeconfig', 'kubernetes', 'cabundle', 'csr', 'certmanager'] as const;
export const KNOWN_KINDS = [...BUILT_KINDS, ...PLANNED_KINDS] as const;

const plannedSource = z.pipe(
  z.looseObject({ kind: z.enum(PLANNED_KINDS) }),
  z.transform(({ kind }, context): never => {
    const message = `sources of kind ${kind} are not built yet`;
    context.issues.push({ code: 'custom', message, path: ['kind'], params: NOT_BUILT, input: kind });
    return z.NEVER;
  })
);

export const source = z.discriminatedUnion('kind', [
  fileSource,
  kubeconfigSource,
  kubernetesSource,
  cabundleSource,
  csrSource,
  certmanagerSource,
  plannedSource,
]);

export type SourceInput = z.output<typeof source>;
