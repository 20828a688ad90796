import type { ConfigPath, ConfigProblem } from './config-problem.ts';
import { DORMANT_KEYS, type DormantKey } from './schema/dormant-keys.ts';

/** A problem that has no place in the file yet. */
export interface Issue {
  readonly path: ConfigPath;
  readonly message: string;
  readonly reason: ConfigProblem['reason'];
  /** Where it points: at the key itself or at its value. */
  readonly at: 'key' | 'value';
}

/** Keys that stand in the file and do nothing: refused where their value asks for a feature, else worth a warning. */
export function dormantIssues(root: unknown): Issue[] {
  return DORMANT_KEYS.flatMap((key) => matches(root, key.path).map(({ path, value }) => issueOf(key, path, value)));
}

function issueOf({ feature, asks }: DormantKey, path: ConfigPath, value: unknown): Issue {
  return asks(value)
    ? { path, message: `${feature} is not built yet: leave the key out`, reason: 'not-built', at: 'key' }
    : { path, message: `has no effect (${feature})`, reason: 'no-effect', at: 'key' };
}

function matches(
  value: unknown,
  pattern: readonly string[],
  path: ConfigPath = []
): Array<{ path: ConfigPath; value: unknown }> {
  const [segment, ...rest] = pattern;
  if (segment === undefined) {
    return [{ path, value }];
  }
  if (segment === '*') {
    return Array.isArray(value) ? value.flatMap((item, index) => matches(item, rest, [...path, index])) : [];
  }
  const isHolder = typeof value === 'object' && value !== null && Object.hasOwn(value, segment);
  return isHolder ? matches((value as Record<string, unknown>)[segment], rest, [...path, segment]) : [];
}
