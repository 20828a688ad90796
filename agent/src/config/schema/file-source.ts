import * as z from 'zod/mini';
import { PRESETS } from '../config.ts';
import { formats } from './format.ts';
import { passphrases } from './passphrases.ts';
import { absolutePath, flag, listOf, path } from './scalars.ts';
import { refreshInterval, sourceBase } from './source-base.ts';

const base = {
  ...sourceBase,
  node: z.optional(z.string()),
  root: z._default(z.union([z.literal(''), absolutePath]), ''),
  pathMappings: listOf(z.strictObject({ from: absolutePath, to: absolutePath })),
  refreshInterval: z.optional(refreshInterval),
};

export const fileSource = z
  .strictObject({
    ...base,
    kind: z.literal('file'),
    paths: listOf(path),
    excludePaths: listOf(path),
    preset: z.optional(z.enum(PRESETS)),
    formats: z._default(formats, ['pem']),
    followSymlinks: flag(true),
    followSymlinkDirs: flag(false),
    pkcs12: z.optional(passphrases),
    jks: z.optional(passphrases),
  })
  .check(
    z.refine(({ paths, preset }) => paths.length > 0 || preset !== undefined, {
      message: 'names nothing to read: give it paths or a preset',
      path: ['paths'],
    })
  );

export const kubeconfigSource = z.strictObject({
  ...base,
  kind: z.literal('kubeconfig'),
  paths: z.array(path).check(z.minLength(1, 'names nothing to read: give it at least one path')),
});
