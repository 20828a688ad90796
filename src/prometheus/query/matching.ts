import { t } from '@grafana/i18n';
import { type Condition, conditionOf, type Filter, type Pattern } from '@notafter/core';
import { AgentError } from '../../datasource/client';
import { fieldReader } from './read-field';
import type { CertificateRecord } from './record';

/** The records that pass all filters at a moment. Throws an `AgentError` that says which filter is wrong. */
export function matching(
  records: readonly CertificateRecord[],
  filters: readonly Filter[],
  nowMs: number
): readonly CertificateRecord[] {
  const tests = filters.map(condition).map(({ field, holds }) => ({ read: fieldReader(field, nowMs), holds }));
  return records.filter((record) => tests.every(({ read, holds }) => holds(read(record))));
}

export function condition(filter: Filter): Condition {
  const result = conditionOf(filter, compilePattern);
  if (!result.ok) {
    throw new AgentError(
      'bad-request',
      `${filter.field}: ${result.message}`,
      t('metrics.filter', 'Change the filter.')
    );
  }
  return result.condition;
}

/** The reader's own browser runs it, on what the reader may see anyway. */
function compilePattern(text: string): Pattern {
  try {
    const pattern = new RegExp(`^(?:${text})$`, 's');
    return { ok: true, matches: (value) => pattern.test(value) };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { ok: false, message: t('metrics.pattern', 'not a regular expression: {{- why}}', { why }) };
  }
}
