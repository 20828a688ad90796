import * as z from 'zod';
import { FORMATS, PRESETS } from '../config.ts';
import { NOT_BUILT } from './not-built.ts';
import { sourcePolicy } from './policy.ts';
import { absolutePath, flag, nonEmptyText, path, timer } from './scalars.ts';

const PLANNED_KINDS = ['kubernetes', 'cabundle', 'endpoint', 'certmanager', 'csr'] as const;
const BUILT_FORMATS = ['pem', 'der'] as const;

/** The kinds that can be configured today, and the ones that a mistyped word may have meant. */
export const BUILT_KINDS = ['file', 'kubeconfig'] as const;
export const KNOWN_KINDS = [...BUILT_KINDS, ...PLANNED_KINDS] as const;

const refreshInterval = timer({ minMs: 100 });

const base = {
  name: nonEmptyText.refine((name) => name.length <= 253, 'must be at most 253 characters long'),
  node: z.string().optional(),
  root: z.union([z.literal(''), absolutePath]).default(''),
  pathMappings: z.array(z.strictObject({ from: absolutePath, to: absolutePath })).default([]),
  refreshInterval: refreshInterval.optional(),
  policy: sourcePolicy.default({}),
};

const format = z.enum(FORMATS).transform((name, context) => {
  const built = BUILT_FORMATS.find((each) => each === name);
  if (built === undefined) {
    context.addIssue({ code: 'custom', message: `reading ${name} is not built yet`, params: NOT_BUILT, input: name });
    return z.NEVER;
  }
  return built;
});

const fileSource = z
  .strictObject({
    ...base,
    kind: z.literal('file'),
    paths: z.array(path).default([]),
    excludePaths: z.array(path).default([]),
    preset: z.enum(PRESETS).optional(),
    formats: z.array(format).min(1, 'must name at least one of pem, der').default(['pem']),
    followSymlinks: flag.default(true),
    followSymlinkDirs: flag.default(false),
    pkcs12: z.unknown().optional(),
    jks: z.unknown().optional(),
  })
  .refine(({ paths, preset }) => paths.length > 0 || preset !== undefined, {
    message: 'names nothing to read: give it paths or a preset',
    path: ['paths'],
  });

const kubeconfigSource = z.strictObject({
  ...base,
  kind: z.literal('kubeconfig'),
  paths: z.array(path).min(1, 'names nothing to read: give it at least one path'),
});

const plannedSource = z.looseObject({ kind: z.enum(PLANNED_KINDS) }).transform(({ kind }, context): never => {
  const message = `sources of kind ${kind} are not built yet`;
  context.addIssue({ code: 'custom', message, path: ['kind'], params: NOT_BUILT, input: kind });
  return z.NEVER;
});

export const source = z.discriminatedUnion('kind', [fileSource, kubeconfigSource, plannedSource]);

export type SourceInput = z.output<typeof source>;
