import { t } from '@grafana/i18n';
import { Badge, Checkbox, TextLink } from '@grafana/ui';
import type { Severity } from '@notafter/core';
import React from 'react';
import { PlainTable } from '../../components/PlainTable';
import { SeverityText } from '../../components/SeverityText';
import type { RuleRow } from './rule-rows';

interface Props {
  readonly rows: readonly RuleRow[];
  /** How many alerts each rule, by uid, would raise now; null while nobody knows. */
  readonly firing: ReadonlyMap<string, number | null> | null;
  /** The uids of absent rules that would be created. */
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: ((uid: string, chosen: boolean) => void) | null;
}

export function RuleTable({ rows, firing, chosen, onChoose }: Props) {
  return (
    <PlainTable
      label={t('setup.rules-table', 'Alert rules')}
      columns={[
        t('setup.rule', 'Rule'),
        t('setup.severity', 'Severity'),
        t('setup.would-fire', 'Would fire now'),
        t('setup.state', 'State'),
      ]}
      rows={rows.map((row) => ({
        key: row.definition.uid,
        cells: [
          <Name key="name" row={row} chosen={chosen} onChoose={onChoose} />,
          <SeverityText key="severity" severity={row.definition.labels['severity'] as Severity} />,
          firingText(row, firing),
          <State key="state" row={row} />,
        ],
      }))}
      empty=""
    />
  );
}

function Name({
  row: { definition, stored, state },
  chosen,
  onChoose,
}: Pick<Props, 'chosen' | 'onChoose'> & { row: RuleRow }) {
  const { uid, title } = definition;
  if (state === 'absent' && onChoose !== null) {
    return (
      <Checkbox
        label={title}
        value={chosen.has(uid)}
        onChange={(event) => onChoose(uid, event.currentTarget.checked)}
      />
    );
  }
  return stored === null ? (
    <>{title}</>
  ) : (
    <TextLink inline={false} href={`/alerting/grafana/${uid}/view`}>
      {stored.title}
    </TextLink>
  );
}

function firingText({ definition }: RuleRow, firing: Props['firing']): string {
  const count = firing?.get(definition.uid);
  if (count === undefined || count === null) {
    return '–';
  }
  return count > 0 && definition.for !== '0s'
    ? t('setup.firing-after', '{{count, number}}, after {{duration}}', { count, duration: definition.for })
    : count.toLocaleString();
}

function State({ row: { state, edited, stored } }: { row: RuleRow }) {
  switch (state) {
    case 'absent':
      return <>{t('setup.rule-absent', 'not created')}</>;
    case 'kept-elsewhere':
      return (
        <Badge
          color="blue"
          icon="lock"
          text={t('setup.rule-provisioned', 'provisioned ({{- by}})', { by: stored?.provenance })}
        />
      );
    default:
      return (
        <>
          {state === 'outdated' ? (
            <Badge color="orange" icon="sync" text={t('setup.rule-outdated', 'update available')} />
          ) : (
            <Badge color="green" icon="check" text={t('setup.rule-current', 'up to date')} />
          )}{' '}
          {edited.length > 0 &&
            t('setup.rule-edited', 'edited by you, kept: {{- parts}}', { parts: edited.join(', ') })}
        </>
      );
  }
}
