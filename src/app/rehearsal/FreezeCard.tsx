import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { EmptyState, useStyles2 } from '@grafana/ui';
import type { Filter } from '@notafter/core';
import React from 'react';
import { Card } from '../../components/Card';
import { dateText } from '../../components/time/date-text';
import { useAgent } from '../agent-context';
import { useAnswer } from '../data/use-answer';
import type { ActItem } from '../overview/act-now';
import { ActItemRow } from '../overview/ActItemRow';
import { AgentProblem } from '../states/AgentProblem';
import { Skeleton } from '../states/Skeleton';
import { type Freeze, freezeRange, freezeText } from './freeze';
import { type FreezePlan, freezeRequest, readFreezePlan } from './freeze-plan';

interface FreezeCardProps {
  readonly freeze: Freeze;
  readonly filters: readonly Filter[];
}

/** What to renew before a freeze begins, and what will renew itself while it lasts. */
export function FreezeCard({ freeze, filters }: FreezeCardProps) {
  const { client, clock, zone } = useAgent();
  const { fromMs, toMs } = freezeRange(freeze, zone);
  const answer = useAnswer(JSON.stringify([freezeText(freeze), filters]), async (signal) => {
    const request = freezeRequest(filters, { fromMs, toMs, nowMs: clock() });
    return readFreezePlan(await client.query(request, signal));
  });
  const { data } = answer;
  const days = { from: dateText(fromMs, zone), to: dateText(toMs - 1, zone) };
  const title = t('freeze.card', 'Before the freeze of {{from}} – {{to}}', days);
  return (
    <Card title={data === null ? title : `${title} · ${planText(data)}`}>
      <AgentProblem answer={answer} />
      {data === null ? answer.error === null && <Skeleton rows={3} /> : <Plan plan={data} />}
    </Card>
  );
}

function planText({ byHand, automatic }: FreezePlan): string {
  const hand = t('freeze.by-hand', 'renew {{count, number}} by hand', { count: byHand.length });
  const auto = t('freeze.automatic', '{{count, number}} renew themselves', { count: automatic.length });
  return [byHand.length > 0 && hand, automatic.length > 0 && auto].filter(Boolean).join(', ');
}

function Plan({ plan: { byHand, automatic } }: { plan: FreezePlan }) {
  const styles = useStyles2(getStyles);
  if (byHand.length + automatic.length === 0) {
    return (
      <EmptyState
        variant="completed"
        hideImage
        message={t('freeze.nothing', 'Nothing has to be renewed before it: all that ends comes later')}
      />
    );
  }
  return (
    <div className={styles.lists}>
      <Items items={byHand} />
      {automatic.length > 0 && (
        <>
          <h3 className={styles.heading}>
            {t('freeze.allow', 'Renewed by an automation: let it work during the freeze, or renew them before')}
          </h3>
          <Items items={automatic} />
        </>
      )}
    </div>
  );
}

function Items({ items }: { items: readonly ActItem[] }) {
  const styles = useStyles2(getStyles);
  const { clock } = useAgent();
  return (
    <ul className={styles.list}>
      {items.map((item) => (
        <ActItemRow key={item.key} item={item} nowMs={clock()} />
      ))}
    </ul>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  lists: css({ containerType: 'inline-size', maxHeight: theme.spacing(50), overflowY: 'auto' }),
  list: css({ margin: 0, padding: 0, listStyle: 'none' }),
  heading: css({
    margin: 0,
    padding: theme.spacing(1, 1.5, 0.5),
    fontSize: theme.typography.bodySmall.fontSize,
    fontWeight: theme.typography.fontWeightMedium,
  }),
});
