import * as z from 'zod/mini';
import { DEFAULT_OWNER_LABELS } from '../source-defaults.ts';
import { globalPolicy } from './policy.ts';
import { flag, integer, listOf, listenAddress, text, timer, wholeNumber } from './scalars.ts';
import { labelKey } from './selection.ts';
import { source } from './source.ts';

const NAME_FIELDS = ['C', 'ST', 'L', 'O', 'OU', 'CN'] as const;

const web = z.strictObject({ enableStats: flag(true) });

const server = z.strictObject({
  listen: z._default(listenAddress, ':9793'),
  webConfigFile: text,
  probeListen: text,
  systemdSocket: flag(false),
  readTimeout: z._default(timer({ minMs: 0 }), 10_000),
  writeTimeout: z._default(timer({ minMs: 0 }), 30_000),
});

const log = z.strictObject({
  level: z._default(z.enum(['debug', 'info', 'warn', 'error']), 'info'),
  format: z._default(z.enum(['text', 'json']), 'text'),
  timing: flag(true),
});

const diagnostics = z.strictObject({
  pprof: z.optional(z.strictObject({ enabled: flag(false), listen: z._default(z.string(), ':6060') })),
});

const cache = z.strictObject({
  filePoll: z.prefault(
    z.strictObject({ interval: z._default(timer({ minMs: 100 }), 30_000), skipUnchanged: flag(true) }),
    {}
  ),
});

const metrics = z.strictObject({
  exposeRelative: flag(false),
  exposePerCertError: flag(false),
  exposeNotBefore: flag(true),
  exposeExpired: flag(true),
  exposeDiagnostics: flag(false),
  exposeSubjectFields: listOf(z.enum(NAME_FIELDS)),
  exposeIssuerFields: listOf(z.enum(NAME_FIELDS)),
  trimPathComponents: z._default(wholeNumber, 0),
  collisionDiscriminator: z._default(z.enum(['auto', 'always', 'never']), 'auto'),
  collisionDiscriminatorLength: z._default(integer.check(z.gte(1, 'must be 1 to 64'), z.lte(64, 'must be 1 to 64')), 8),
  compat: z._default(z.enum(['v3', 'v4']), 'v4'),
});

const owner = z.strictObject({
  labels: z._default(z.array(labelKey), [...DEFAULT_OWNER_LABELS]),
});

const sources = z.array(source).check(
  z.superRefine((list, context) => {
    const first = new Map<string, number>();
    for (const [index, { name }] of list.entries()) {
      const earlier = first.get(name);
      if (earlier !== undefined) {
        const message = `two sources are named "${name}" (the other is sources[${earlier}]): names tell them apart`;
        context.addIssue({ code: 'custom', message, path: [index, 'name'], input: name });
      }
      first.set(name, earlier ?? index);
    }
  })
);

/** The configuration file: x509-certificate-exporter v4.2's, and Notafter's own keys. */
export const configSchema = z.strictObject({
  cluster: text,
  node: z.optional(z.string()),
  web: z.prefault(web, {}),
  server: z.prefault(server, {}),
  log: z.prefault(log, {}),
  diagnostics: z.prefault(diagnostics, {}),
  cache: z.prefault(cache, {}),
  metrics: z.prefault(metrics, {}),
  policy: z.prefault(globalPolicy, {}),
  sources: z._default(sources, []),
  history: z.prefault(z.strictObject({ file: z.optional(z.unknown()), retention: z.optional(z.unknown()) }), {}),
  notify: z.optional(z.unknown()),
  serving: z.optional(z.unknown()),
  upstreams: z.optional(z.unknown()),
  prober: z.optional(z.unknown()),
  owner: z.prefault(owner, {}),
});

export type ConfigInput = z.output<typeof configSchema>;
