import { t } from '@grafana/i18n';
import { Field, RadioButtonGroup } from '@grafana/ui';
import React, { useId } from 'react';
import { CommittedInput } from './CommittedInput';
import { usesPart } from './query-parts';
import type { PartProps } from './QueryEditor';

/** The options that are one value each. */
export function QueryOptions({ query, change }: PartProps) {
  const [limitId, atId] = [useId(), useId()];
  const { type } = query;
  return (
    <>
      {usesPart(type, 'distinct') && (
        <Field label={t('editor.rows', 'One row for each')} noMargin>
          <RadioButtonGroup
            aria-label={t('editor.rows', 'One row for each')}
            options={[
              { value: false, label: t('editor.rows-place', 'Place') },
              { value: true, label: t('editor.rows-certificate', 'Certificate') },
            ]}
            value={query.distinct ?? false}
            onChange={(distinct) => change({ distinct })}
          />
        </Field>
      )}
      {usesPart(type, 'interval') && (
        <Field label={t('editor.interval', 'Count per')} noMargin>
          <RadioButtonGroup
            aria-label={t('editor.interval', 'Count per')}
            options={[
              { value: 'day' as const, label: t('editor.day', 'Day') },
              { value: 'week' as const, label: t('editor.week', 'Week') },
              { value: 'month' as const, label: t('editor.month', 'Month') },
            ]}
            value={query.interval ?? 'week'}
            onChange={(interval) => change({ interval })}
          />
        </Field>
      )}
      {usesPart(type, 'limit') && (
        <Field label={t('editor.limit', 'Limit')} noMargin>
          <CommittedInput
            id={limitId}
            type="number"
            width={12}
            placeholder={t('editor.no-limit', 'All')}
            value={query.limit === undefined ? '' : String(query.limit)}
            onCommit={(text) => change({ limit: wholeNumber(text) })}
          />
        </Field>
      )}
      {usesPart(type, 'at') && (
        <Field label={t('editor.at', 'As of')} noMargin>
          <CommittedInput
            id={atId}
            width={20}
            placeholder={t('editor.now', 'Now, or now+30d')}
            value={String(query.at ?? '')}
            onCommit={(text) => change({ at: text.trim() === '' ? undefined : text.trim() })}
          />
        </Field>
      )}
    </>
  );
}

function wholeNumber(text: string): number | undefined {
  const number = Math.trunc(Number(text));
  return number > 0 ? number : undefined;
}
