import type { Config } from './config.ts';
import { type ConfigProblem, byPosition, pathText } from './config-problem.ts';
import { clusterIssues } from './cluster-issues.ts';
import { type Issue, dormantIssues } from './dormant-issues.ts';
import { policyIssues } from './policy-issues.ts';
import { configSchema } from './schema/config-schema.ts';
import { schemaIssues } from './schema-issues.ts';
import { toConfig } from './to-config.ts';
import { type YamlFile, readYaml } from './yaml-file.ts';

export type LoadedConfig =
  | { readonly ok: true; readonly config: Config; readonly warnings: ConfigProblem[] }
  | { readonly ok: false; readonly problems: ConfigProblem[] };

/**
 * Reads a configuration file's text: YAML, the keys of x509-certificate-exporter v4.2 and Notafter's own.
 * Everything that is wrong comes back with its line and column, in the order of the file. Never throws.
 */
export function loadConfig(
  text: string,
  fileName: string,
  environment: Readonly<Record<string, string | undefined>>
): LoadedConfig {
  const yaml = readYaml(text);
  if (!yaml.ok) {
    return yaml;
  }
  const { file } = yaml;
  const root = nullsToAbsent(file.value);
  if (typeof root !== 'object' || root === null || Array.isArray(root)) {
    return { ok: false, problems: [rootProblem(root, fileName)] };
  }
  const dormant = dormantIssues(root);
  const parsed = configSchema.safeParse(root);
  const config = parsed.success ? toConfig(parsed.data, environment) : null;
  const invalid =
    config === null
      ? schemaIssues(parsed.error?.issues ?? [], root)
      : [...policyIssues(config), ...clusterIssues(config)];
  const refused = [...dormant.filter(({ reason }) => reason === 'not-built'), ...invalid];
  if (config === null || refused.length > 0) {
    return { ok: false, problems: toProblems(refused, file) };
  }
  return { ok: true, config, warnings: toProblems(dormant, file) };
}

function rootProblem(root: unknown, fileName: string): ConfigProblem {
  const message =
    root === undefined
      ? `${fileName} is empty: name at least one source, like\nsources:\n  - { kind: file, name: web, paths: ["/etc/ssl/certs/*.pem"] }`
      : 'must be a mapping of keys like "sources:", not a list or a single value';
  return { line: 1, column: 1, path: '', message, reason: 'invalid' };
}

function toProblems(issues: readonly Issue[], file: YamlFile): ConfigProblem[] {
  return issues
    .map(({ path, message, reason, at }) => ({ ...file.positionOf(path, at), path: pathText(path), message, reason }))
    .sort(byPosition);
}

/** A key without a value means its default, as in the peer. The key stays, so that an unknown one is still seen. */
function nullsToAbsent(value: unknown): unknown {
  if (value === null) {
    return undefined;
  }
  if (Array.isArray(value)) {
    return value.map((item: unknown) => item ?? null);
  }
  if (typeof value !== 'object') {
    return value;
  }
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, nullsToAbsent(child)]));
}
