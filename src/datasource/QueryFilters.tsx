import { t } from '@grafana/i18n';
import { Text } from '@grafana/ui';
import React, { type ComponentProps } from 'react';
import { FilterRows } from './FilterRows';
import { usesPart } from './query-parts';
import type { PartProps } from './QueryEditor';

type Props = PartProps & Pick<ComponentProps<typeof FilterRows>, 'loadValues'>;

export function QueryFilters({ query, change, loadValues }: Props) {
  if (!usesPart(query.type, 'filters')) {
    return null;
  }
  return (
    <div role="group" aria-label={t('editor.filters', 'Filters')}>
      <Text variant="bodySmall" weight="medium">
        {t('editor.filters', 'Filters')}
      </Text>
      <FilterRows rows={query.filters ?? []} onChange={(filters) => change({ filters })} loadValues={loadValues} />
    </div>
  );
}
