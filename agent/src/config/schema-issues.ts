import type * as z from 'zod/mini';
import { didYouMean } from './closest.ts';
import type { ConfigPath } from './config-problem.ts';
import type { Issue } from './dormant-issues.ts';
import { keysAt } from './schema/keys-at.ts';
import { BUILT_KINDS, KNOWN_KINDS } from './schema/source.ts';

type ZodIssue = z.core.$ZodIssue;

/** The issues of the schema in the words of people who write YAML. `root` is what was checked. */
export function schemaIssues(issues: readonly ZodIssue[], root: unknown): Issue[] {
  return issues.flatMap((issue) => toIssues(issue, root));
}

function toIssues(issue: ZodIssue, root: unknown): Issue[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key, index) => unknownKey(issue.path, key, root, index === 0));
  }
  const notBuilt = issue.code === 'custom' && issue.params?.reason === 'not-built';
  const message = messageOf(issue, valueAt(root, issue.path));
  return [{ path: issue.path, message, reason: notBuilt ? 'not-built' : 'invalid', at: 'value' }];
}

function unknownKey(holder: ConfigPath, key: string, root: unknown, isFirst: boolean): Issue {
  const known = keysAt(holder, valueAt(root, [...holder, 'kind']));
  const hint = didYouMean(key, known) || (isFirst ? ` (known here: ${known.join(', ')})` : '');
  return { path: [...holder, key], message: `unknown key${hint}`, reason: 'unknown-key', at: 'key' };
}

function messageOf(issue: ZodIssue, value: unknown): string {
  switch (issue.code) {
    case 'invalid_type':
      return value === undefined ? 'is missing' : typeMessage(issue.expected, value);
    case 'invalid_value':
      return oneOf(issue.values.map(String), value);
    case 'invalid_union':
      return issue.path.at(-1) === 'kind' ? oneOf(BUILT_KINDS, value, KNOWN_KINDS) : unionMessage(issue, value);
    case 'not_multiple_of':
      return `must be a whole number, not ${describe(value)}`;
    default:
      return issue.message;
  }
}

function unionMessage(issue: z.core.$ZodIssueInvalidUnion, value: unknown): string {
  const custom = issue.errors.flat().find(({ code }) => code === 'custom');
  return custom?.message ?? `must be text, not ${describe(value)}`;
}

function oneOf(allowed: readonly string[], value: unknown, near: readonly string[] = allowed): string {
  if (value === undefined) {
    return `is missing: it is one of ${allowed.join(', ')}`;
  }
  const hint = typeof value === 'string' ? didYouMean(value, near) : '';
  return `must be one of ${allowed.join(', ')}, not ${describe(value)}${hint}`;
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping of keys',
};

function typeMessage(expected: string, value: unknown): string {
  const cure = expected === 'string' && typeof value !== 'object' ? ': put it in quotes' : '';
  return `must be ${KINDS[expected] ?? expected}, not ${describe(value)}${cure}`;
}

function describe(value: unknown): string {
  if (Array.isArray(value)) {
    return 'a list';
  }
  if (value === null || typeof value === 'object') {
    return 'a mapping of keys';
  }
  const text = JSON.stringify(value);
  const shown = text.length > 80 ? `${text.slice(0, 80)}…` : text;
  return typeof value === 'string' ? `the text ${shown}` : shown;
}

function valueAt(root: unknown, path: ConfigPath): unknown {
  return path.reduce<unknown>((value, segment) => {
    const isHolder = typeof value === 'object' && value !== null && Object.hasOwn(value, segment);
    return isHolder ? (value as Record<PropertyKey, unknown>)[segment] : undefined;
  }, root);
}
