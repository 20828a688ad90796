import type { Reason } from '@notafter/core';
import { LineCounter, parseDocument } from 'yaml';
import { blankPrivateKeys } from './blank-private-keys.ts';

/** Where a cluster or user of a kubeconfig has its certificate: within, or in a file. */
export interface KubeconfigEntry {
  /** `cluster/<name>` or `user/<name>`. */
  readonly entry: string;
  /** Base64; wins over the reference, as in kubectl. */
  readonly data: string | null;
  readonly reference: string | null;
}

export interface Kubeconfig {
  readonly ok: true;
  /** Clusters and users that name a certificate. One more of the same name is told apart by a number. */
  readonly entries: readonly KubeconfigEntry[];
}

/** Why it could not be read. */
export interface KubeconfigFault {
  readonly ok: false;
  readonly reason: Reason;
  readonly message: string;
}

/**
 * A line or an element of a list takes the parser some ten microseconds, while everybody waits. 1,000 clusters with their
 * users and contexts have so many.
 */
const MOST_PARTS = 20_000;

/**
 * Reads `certificate-authority(-data)` of every cluster and `client-certificate(-data)` of every user, YAML or JSON.
 * The bytes are changed: private keys are overwritten.
 * https://kubernetes.io/docs/reference/config-api/kubeconfig.v1/
 */
export function parseKubeconfig(bytes: Buffer): Kubeconfig | KubeconfigFault {
  if (countParts(bytes) > MOST_PARTS) {
    return fault('too_large', `this has more than ${MOST_PARTS} lines and commas, as no kubeconfig has`);
  }
  blankPrivateKeys(bytes);
  const parsed = parseYaml(bytes.toString('utf8'));
  if (!parsed.ok) {
    return parsed;
  }
  if (!isRecord(parsed.value)) {
    return fault('decode_failed', 'this is not a kubeconfig: it is no YAML mapping');
  }
  const { clusters, users } = parsed.value;
  const entries = [
    ...entriesOf(clusters, 'cluster', 'certificate-authority'),
    ...entriesOf(users, 'user', 'client-certificate'),
  ];
  return { ok: true, entries: withDistinctNames(entries) };
}

function countParts(bytes: Buffer): number {
  return bytes.reduce((count, byte) => (byte === 0x0a || byte === 0x0d || byte === 0x2c ? count + 1 : count), 0);
}

/** Says no more of a fault than its kind and line: the text around it may be secret. */
function parseYaml(text: string): { ok: true; value: unknown } | KubeconfigFault {
  try {
    const lines = new LineCounter();
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: false });
    const [first] = document.errors;
    if (first !== undefined) {
      const { line } = lines.linePos(first.pos[0]);
      return fault('decode_failed', `this is not YAML: ${first.code} in line ${line}`);
    }
    return { ok: true, value: document.toJS({ maxAliasCount: 100 }) };
  } catch {
    // Too many aliases, or nested deeper than the stack: an attack on the reader (CVE-2019-11253).
    return fault('decode_failed', 'its YAML has too many aliases or too many levels');
  }
}

function entriesOf(list: unknown, kind: 'cluster' | 'user', field: string): KubeconfigEntry[] {
  if (!Array.isArray(list)) {
    return [];
  }
  return list.filter(isRecord).flatMap((item) => {
    const body = item[kind];
    if (!isRecord(body)) {
      return [];
    }
    const [data, reference] = [textOf(body[`${field}-data`]), textOf(body[field])];
    return data === null && reference === null ? [] : [{ entry: `${kind}/${nameOf(item)}`, data, reference }];
  });
}

function nameOf({ name }: Record<string, unknown>): string {
  return typeof name === 'string' || typeof name === 'number' ? String(name) : '';
}

/** Null for what is absent or empty, which kubectl takes for the same. */
function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function withDistinctNames(entries: readonly KubeconfigEntry[]): KubeconfigEntry[] {
  const seen = new Map<string, number>();
  return entries.map((item) => {
    const count = (seen.get(item.entry) ?? 0) + 1;
    seen.set(item.entry, count);
    return count === 1 ? item : { ...item, entry: `${item.entry} (${count})` };
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function fault(reason: Reason, message: string): KubeconfigFault {
  return { ok: false, reason, message };
}
