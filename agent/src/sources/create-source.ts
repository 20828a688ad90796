import type { SourceConfig } from '../config/config.ts';
import { SOURCES } from './index.ts';
import type { Source, SourceContext } from './source.ts';

/** The source that a configuration asks for. */
export function createSource(config: SourceConfig, context: SourceContext): Source {
  return config.kind === 'file' ? SOURCES.file(config, context) : SOURCES.kubeconfig(config, context);
}
