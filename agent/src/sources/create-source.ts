import type { SourceConfig } from '../config/config.ts';
import { SOURCES } from './index.ts';
import type { Source, SourceContext, SourceKind } from './source.ts';

/** The source that a configuration asks for. */
export function createSource(config: SourceConfig, context: SourceContext): Source {
  return createOfKind(config.kind, config, context);
}

function createOfKind<Kind extends SourceKind>(
  kind: Kind,
  config: Extract<SourceConfig, { kind: Kind }>,
  context: SourceContext
): Source {
  return SOURCES[kind](config, context);
}
