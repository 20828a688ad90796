import * as z from 'zod/mini';

const text = z._default(z.string(), '');

const CLUSTER = z.object({
  server: z.string().check(z.minLength(1)),
  'certificate-authority': text,
  'certificate-authority-data': text,
  'insecure-skip-tls-verify': z._default(z.boolean(), false),
  'tls-server-name': text,
  'proxy-url': text,
});

const EXEC = z.object({
  apiVersion: z._default(z.string(), 'client.authentication.k8s.io/v1'),
  command: z.string().check(z.minLength(1)),
  args: z.nullish(z.array(z.string())),
  env: z.nullish(z.array(z.object({ name: z.string(), value: z.string() }))),
  installHint: text,
  provideClusterInfo: z._default(z.boolean(), false),
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
  'as-groups': z.nullish(z.array(z.string())),
  'as-user-extra': z.nullish(z.record(z.string(), z.array(z.string()))),
  exec: z.nullish(EXEC),
  'auth-provider': z.nullish(z.object({ name: z.string(), config: z.nullish(z.record(z.string(), z.string())) })),
});

const CONTEXT = z.object({ cluster: z.string(), user: text });

function listOf<Item extends z.core.SomeType>(item: Item) {
  return z.pipe(
    z.nullish(z.array(item)),
    z.transform((items) => items ?? [])
  );
}

/** https://kubernetes.io/docs/reference/config-api/kubeconfig.v1/, as far as it says how to reach a server. */
export const KUBECONFIG = z.object({
  'current-context': text,
  clusters: listOf(z.object({ name: z.string(), cluster: CLUSTER })),
  users: listOf(
    z.object({
      name: z.string(),
      user: z.pipe(
        z.nullish(USER),
        z.transform((user) => user ?? USER.parse({}))
      ),
    })
  ),
  contexts: listOf(z.object({ name: z.string(), context: CONTEXT })),
});

export type Kubeconfig = z.infer<typeof KUBECONFIG>;
export type KubeconfigCluster = z.infer<typeof CLUSTER>;
export type KubeconfigUser = z.infer<typeof USER>;
export type ExecConfig = z.infer<typeof EXEC>;
