import type { SelectionRules } from '../../config/config.ts';
import type { ClusterSession } from './cluster-session.ts';
import { literalNamespaces } from './right.ts';
import { labelSelectorOf, selectNames } from './selection.ts';

/** A part of the cluster that is asked for at once. */
export interface NamespaceScope {
  /** Null for all of the cluster. */
  readonly namespace: string | null;
  /** Of an object's namespace, when the scope is all of the cluster. */
  selects(namespace: string): boolean;
  /** Aborts when the namespace is no longer one of those asked for. */
  readonly signal: AbortSignal;
}

/**
 * Begins at each part of the cluster that the rules ask for. Names without a pattern are asked for one by one, which a
 * Role allows; so are the namespaces that labels select, which come and go; else all of the cluster is asked for at once.
 */
export function followNamespaces(
  session: ClusterSession,
  rules: SelectionRules,
  begin: (scope: NamespaceScope) => void
): void {
  const selects = selectNames(rules);
  const labelSelector = labelSelectorOf(rules);
  if (labelSelector !== null) {
    followLabelled(session, labelSelector, selects, begin);
    return;
  }
  for (const namespace of literalNamespaces(rules) ?? [null]) {
    begin({ namespace, selects: namespace === null ? selects : () => true, signal: session.signal });
  }
}

function followLabelled(
  session: ClusterSession,
  labelSelector: string,
  selects: (namespace: string) => boolean,
  begin: (scope: NamespaceScope) => void
): void {
  const running = new Map<string, AbortController>();
  session.followMetadata(
    { group: '', version: 'v1', resource: 'namespaces', namespace: null, labelSelector },
    {
      changed({ name }) {
        if (selects(name) && !running.has(name)) {
          const ended = new AbortController();
          running.set(name, ended);
          begin({ namespace: name, selects: () => true, signal: ended.signal });
        }
      },
      deleted({ name }) {
        running.get(name)?.abort();
        running.delete(name);
      },
    }
  );
}
