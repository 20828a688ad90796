import { t } from '@grafana/i18n';

export const GROUPINGS = [
  'namespace',
  'node',
  'cluster',
  'owner',
  'managedBy',
  'issuer',
  'state',
  'source',
  'kind',
  'none',
] as const;
/** What rows are grouped by. Files have no namespace: there it is their node. */
export type Grouping = (typeof GROUPINGS)[number];

/** What the choice of a grouping says. */
export function groupingLabel(grouping: Grouping): string {
  switch (grouping) {
    case 'namespace':
      return t('runway.group.namespace', 'namespace');
    case 'node':
      return t('runway.group.node', 'node');
    case 'cluster':
      return t('runway.group.cluster', 'cluster');
    case 'owner':
      return t('runway.group.owner', 'owner');
    case 'managedBy':
      return t('runway.group.managed-by', 'renewed by');
    case 'issuer':
      return t('runway.group.issuer', 'issuer');
    case 'state':
      return t('runway.group.state', 'state');
    case 'source':
      return t('runway.group.source', 'source');
    case 'kind':
      return t('runway.group.kind', 'kind');
    case 'none':
      return t('runway.group.none', 'nothing');
  }
}
