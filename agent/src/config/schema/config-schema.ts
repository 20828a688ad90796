import * as z from 'zod';
import { DEFAULT_OWNER_LABELS } from '../source-defaults.ts';
import { globalPolicy } from './policy.ts';
import { flag, listenAddress, timer } from './scalars.ts';
import { labelKey } from './selection.ts';
import { source } from './source.ts';

const NAME_FIELDS = ['C', 'ST', 'L', 'O', 'OU', 'CN'] as const;

const web = z.strictObject({ enableStats: flag.default(true) });

const server = z.strictObject({
  listen: listenAddress.default(':9793'),
  webConfigFile: z.string().default(''),
  probeListen: z.string().default(''),
  systemdSocket: flag.default(false),
  readTimeout: timer({ minMs: 0 }).default(10_000),
  writeTimeout: timer({ minMs: 0 }).default(30_000),
});

const log = z.strictObject({
  level: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
  format: z.enum(['text', 'json']).default('text'),
  timing: flag.default(true),
});

const diagnostics = z.strictObject({
  pprof: z.strictObject({ enabled: flag.default(false), listen: z.string().default(':6060') }).optional(),
});

const cache = z.strictObject({
  filePoll: z
    .strictObject({ interval: timer({ minMs: 100 }).default(30_000), skipUnchanged: flag.default(true) })
    .prefault({}),
});

const metrics = z.strictObject({
  exposeRelative: flag.default(false),
  exposePerCertError: flag.default(false),
  exposeNotBefore: flag.default(true),
  exposeExpired: flag.default(true),
  exposeDiagnostics: flag.default(false),
  exposeSubjectFields: z.array(z.enum(NAME_FIELDS)).default([]),
  exposeIssuerFields: z.array(z.enum(NAME_FIELDS)).default([]),
  trimPathComponents: z.int().min(0, 'must be 0 or more').default(0),
  collisionDiscriminator: z.enum(['auto', 'always', 'never']).default('auto'),
  collisionDiscriminatorLength: z.int().min(1, 'must be 1 to 64').max(64, 'must be 1 to 64').default(8),
  compat: z.enum(['v3', 'v4']).default('v4'),
});

const owner = z.strictObject({
  labels: z.array(labelKey).default([...DEFAULT_OWNER_LABELS]),
});

const sources = z.array(source).superRefine((list, context) => {
  const first = new Map<string, number>();
  for (const [index, { name }] of list.entries()) {
    const earlier = first.get(name);
    if (earlier !== undefined) {
      const message = `two sources are named "${name}" (the other is sources[${earlier}]): names tell them apart`;
      context.addIssue({ code: 'custom', message, path: [index, 'name'], input: name });
    }
    first.set(name, earlier ?? index);
  }
});

/** The configuration file: x509-certificate-exporter v4.2's, and Notafter's own keys. */
export const configSchema = z.strictObject({
  cluster: z.string().default(''),
  node: z.string().optional(),
  web: web.prefault({}),
  server: server.prefault({}),
  log: log.prefault({}),
  diagnostics: diagnostics.prefault({}),
  cache: cache.prefault({}),
  metrics: metrics.prefault({}),
  policy: globalPolicy.prefault({}),
  sources: sources.default([]),
  history: z.strictObject({ file: z.unknown().optional(), retention: z.unknown().optional() }).prefault({}),
  notify: z.unknown().optional(),
  serving: z.unknown().optional(),
  upstreams: z.unknown().optional(),
  prober: z.unknown().optional(),
  owner: owner.prefault({}),
});

export type ConfigInput = z.output<typeof configSchema>;
