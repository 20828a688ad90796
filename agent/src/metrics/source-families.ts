import { REASONS } from '@notafter/core';
import type { SourceState } from '../inventory/inventory.ts';
import { labelText } from './label-text.ts';
import type { Series, TextWriter } from './text-writer.ts';

interface SourceRow extends Series {
  readonly source: SourceState;
}

/** The outcome of the last reload of the configuration; null before the first. */
export type Reload = { readonly ok: boolean; readonly atMs: number } | null;

/** Our own metrics about sources. */
export async function* writeSourceFamilies(
  writer: TextWriter,
  sources: readonly SourceState[]
): AsyncGenerator<Buffer> {
  const rows = sources.map((source): SourceRow => ({ source, labels: labelsOf(source) }));
  yield* writer.family('notafter_source_up', rows, ({ source }) => Number(source.lastPass?.ok ?? false));
  yield* writer.family('notafter_source_last_success_timestamp_seconds', rows, ({ source }) =>
    source.lastSuccessMs === null ? null : source.lastSuccessMs / 1000
  );
  yield* writer.family('notafter_source_pass_duration_seconds', rows, ({ source }) =>
    source.lastPass === null ? null : source.lastPass.durationMs / 1000
  );
  const errors = sources.flatMap((source) =>
    REASONS.map((reason) => ({ labels: labelsOf(source, reason), value: source.errors.get(reason) ?? 0 }))
  );
  yield* writer.family('notafter_source_errors_total', errors, ({ value }) => value);
}

function labelsOf({ kind, name }: SourceState, reason?: string): string {
  return labelText({ source_kind: kind, source_name: name, reason }, 'bounded');
}

/** What the agent says of itself. */
export async function* writeAgentFamilies(writer: TextWriter, version: string, reload: Reload): AsyncGenerator<Buffer> {
  const once = [{ labels: '' }];
  const build = [{ labels: labelText({ version }, 'bounded') }];
  yield* writer.family('notafter_config_last_reload_successful', once, () => Number(reload?.ok ?? true));
  yield* writer.family('notafter_config_last_reload_timestamp_seconds', once, () =>
    reload === null ? null : reload.atMs / 1000
  );
  yield* writer.family('notafter_build_info', build, () => 1);
  yield* writer.family('x509_exporter_build_info', build, () => 1);
}
