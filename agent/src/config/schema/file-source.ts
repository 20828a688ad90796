import * as z from 'zod';
import { PRESETS } from '../config.ts';
import { format } from './format.ts';
import { passphrases } from './passphrases.ts';
import { absolutePath, flag, path } from './scalars.ts';
import { refreshInterval, sourceBase } from './source-base.ts';

const base = {
  ...sourceBase,
  node: z.string().optional(),
  root: z.union([z.literal(''), absolutePath]).default(''),
  pathMappings: z.array(z.strictObject({ from: absolutePath, to: absolutePath })).default([]),
  refreshInterval: refreshInterval.optional(),
};

export const fileSource = z
  .strictObject({
    ...base,
    kind: z.literal('file'),
    paths: z.array(path).default([]),
    excludePaths: z.array(path).default([]),
    preset: z.enum(PRESETS).optional(),
    formats: z.array(format).min(1, 'must name at least one format').default(['pem']),
    followSymlinks: flag.default(true),
    followSymlinkDirs: flag.default(false),
    pkcs12: passphrases.optional(),
    jks: passphrases.optional(),
  })
  .refine(({ paths, preset }) => paths.length > 0 || preset !== undefined, {
    message: 'names nothing to read: give it paths or a preset',
    path: ['paths'],
  });

export const kubeconfigSource = z.strictObject({
  ...base,
  kind: z.literal('kubeconfig'),
  paths: z.array(path).min(1, 'names nothing to read: give it at least one path'),
});
