import * as z from 'zod';

const text = z.string().default('');

const CLUSTER = z.object({
  server: z.string().min(1),
  'certificate-authority': text,
  'certificate-authority-data': text,
  'insecure-skip-tls-verify': z.boolean().default(false),
  'tls-server-name': text,
  'proxy-url': text,
});

const EXEC = z.object({
  apiVersion: z.string().default('client.authentication.k8s.io/v1'),
  command: z.string().min(1),
  args: z.array(z.string()).nullish(),
  env: z.array(z.object({ name: z.string(), value: z.string() })).nullish(),
  installHint: text,
  provideClusterInfo: z.boolean().default(false),
});

const USER = z.object({
  'client-certificate': text,
  'client-certificate-data': text,
  'client-key': text,
  'client-key-data': text,
  token: text,
  tokenFile: text,
  username: text,
  password: text,
  as: text,
  'as-uid': text,
  'as-groups': z.array(z.string()).nullish(),
  'as-user-extra': z.record(z.string(), z.array(z.string())).nullish(),
  exec: EXEC.nullish(),
  'auth-provider': z.object({ name: z.string(), config: z.record(z.string(), z.string()).nullish() }).nullish(),
});

const CONTEXT = z.object({ cluster: z.string(), user: text });

function listOf<Item extends z.ZodType>(item: Item) {
  return z
    .array(item)
    .nullish()
    .transform((items) => items ?? []);
}

/** https://kubernetes.io/docs/reference/config-api/kubeconfig.v1/, as far as it says how to reach a server. */
export const KUBECONFIG = z.object({
  'current-context': text,
  clusters: listOf(z.object({ name: z.string(), cluster: CLUSTER })),
  users: listOf(z.object({ name: z.string(), user: USER.nullish().transform((user) => user ?? USER.parse({})) })),
  contexts: listOf(z.object({ name: z.string(), context: CONTEXT })),
});

export type Kubeconfig = z.infer<typeof KUBECONFIG>;
export type KubeconfigCluster = z.infer<typeof CLUSTER>;
export type KubeconfigUser = z.infer<typeof USER>;
export type ExecConfig = z.infer<typeof EXEC>;
