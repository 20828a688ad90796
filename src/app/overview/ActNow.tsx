import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, EmptyState, useStyles2 } from '@grafana/ui';
import type { Result } from '@notafter/core';
import React, { useMemo, useState } from 'react';
import { Card } from '../../components/Card';
import { dateText } from '../../components/time/date-text';
import { useAgent } from '../agent-context';
import { rowsOf } from '../data/records';
import { ActItemRow } from './ActItemRow';
import { type ActItem, actItems } from './act-now';
import { NoteLine } from './NoteLine';
import { type Breaking, type OverviewAnswer, SOON_DAYS } from './overview-request';

const SHOWN = 3;

interface ActNowProps {
  readonly answer: OverviewAnswer;
  readonly nowMs: number;
}

/** What a person has to do something about, the worst first. */
export function ActNow({ answer, nowMs }: ActNowProps) {
  const styles = useStyles2(getStyles);
  const { choice } = useAgent();
  const [all, setAll] = useState(false);
  const items = useMemo(() => actItems(rowsOf(answer.findings)), [answer.findings]);
  const title = `${t('act.title', 'Act now')} · ${breakingText(answer.breaking, choice.kind === 'agent')}`;
  const more = items.length > SHOWN && (
    <Button variant="primary" fill="text" size="sm" aria-expanded={all} onClick={() => setAll(!all)}>
      {all ? t('act.fewer', 'Show fewer') : moreText(items.length, answer.findings)}
    </Button>
  );
  return (
    <Card title={title} actions={more} className={styles.card}>
      <NoteLine texts={notesOf(answer.findings)} />
      {items.length === 0 ? (
        <NothingToDo answer={answer} nowMs={nowMs} />
      ) : (
        <Items items={items} all={all} nowMs={nowMs} />
      )}
    </Card>
  );
}

function moreText(count: number, findings: Result): string {
  return isCut(findings)
    ? t('act.first', 'Show the first {{count, number}}', { count })
    : t('act.all', 'Show all {{count, number}}', { count });
}

/** The agent answers with the worst findings first, so what a limit cut off is less urgent. */
function notesOf(findings: Result): readonly string[] {
  const cut = t(
    'act.cut',
    'The {{rows, number}} most urgent of {{total, number}} findings are listed. Filters show the others.',
    { rows: findings.rows, total: findings.total }
  );
  return isCut(findings) ? [cut] : [];
}

const isCut = ({ rows, total }: Result): boolean => total > rows;

function Items({ items, all, nowMs }: { items: readonly ActItem[]; all: boolean; nowMs: number }) {
  const styles = useStyles2(getStyles);
  const shown = all ? items : items.slice(0, SHOWN);
  return (
    <ul className={all ? styles.scrolling : styles.list}>
      {shown.map((item) => (
        <ActItemRow key={item.key} item={item} nowMs={nowMs} />
      ))}
    </ul>
  );
}

function NothingToDo({ answer, nowMs }: ActNowProps) {
  const { zone } = useAgent();
  const end = answer.earliestNotAfterMs;
  const message =
    end !== null && end > nowMs
      ? t('act.nothing-before', 'Nothing ends before {{date}}', { date: dateText(end, zone) })
      : t('act.nothing', 'Nothing to act on');
  return <EmptyState variant="completed" hideImage message={message} />;
}

/** `1 is broken, 3 things break within 14 days, nobody acts on 2`; who acts only where somebody knows it. */
function breakingText({ ended, soon, byHand, unattended }: Breaking, isActingKnown: boolean): string {
  const days = SOON_DAYS;
  const parts = [
    ended > 0 && t('act.ended', '{{count, number}} have ended', { count: ended, defaultValue_one: '1 has ended' }),
    soon > 0 &&
      t('act.soon', '{{count, number}} things break within {{days}} days', {
        count: soon,
        days,
        defaultValue_one: '1 thing breaks within {{days}} days',
      }),
    isActingKnown && byHand > 0 && t('act.manual', '{{count, number}} by hand', { count: byHand }),
    isActingKnown && unattended > 0 && t('act.unattended', 'nobody acts on {{count, number}}', { count: unattended }),
  ].filter((part) => part !== false);
  return parts.length === 0 ? t('act.none', 'nothing breaks within {{days}} days', { days }) : parts.join(', ');
}

const getStyles = (theme: GrafanaTheme2) => ({
  card: css({ containerType: 'inline-size' }),
  list: css({ margin: 0, padding: 0, listStyle: 'none' }),
  scrolling: css({ margin: 0, padding: 0, listStyle: 'none', maxHeight: theme.spacing(60), overflowY: 'auto' }),
});
