import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, IconButton, useStyles2 } from '@grafana/ui';
import type { State } from '@notafter/core';
import React, { useId, useState } from 'react';
import { CopyCommand } from '../../components/CopyCommand';
import { PageLink } from '../../components/PageLink';
import { StateIcon } from '../../components/state/StateIcon';
import { stateColors } from '../../components/state/state-colors';
import { relativeText } from '../../components/time/remaining-text';
import { useAgent } from '../agent-context';
import { type Actor, actorText } from './actor';
import { ActSteps } from './ActSteps';
import type { ActItem } from './act-now';
import { paletteOf } from '../../components/state/palette';

/** One thing to act on, in one line; open, with the whole sequence of what to do. */
export function ActItemRow({ item, nowMs }: { item: ActItem; nowMs: number }) {
  const styles = useStyles2(getStyles, item.state);
  const { links, choice } = useAgent();
  const [open, setOpen] = useState(false);
  const stepsId = useId();
  // Metrics alone do not tell that nobody acts, or that a person has to.
  const actor = item.actor.kind !== 'manager' && choice.kind === 'prometheus' ? null : item.actor;
  const why = whyText(item, actor, nowMs);
  return (
    <li className={styles.item}>
      <div className={styles.row}>
        <StateIcon state={item.state} />
        <PageLink to={links.slot(item.slot)} className={styles.title} title={item.title}>
          {item.title}
        </PageLink>
        <span className={styles.place} title={item.place}>
          {item.place}
          {item.otherPlaces > 0 && ` ${t('act.other-places', 'and {{count}} more', { count: item.otherPlaces })}`}
        </span>
        <span className={styles.ends}>{endsText(item.notAfterMs, nowMs)}</span>
        <span className={styles.why} title={why}>
          {actor && <ActorIcon actor={actor} nowMs={nowMs} />} {why}
        </span>
        <span className={styles.command}>{item.command !== '' && <CopyCommand command={item.command} />}</span>
        <span className={styles.toggle}>
          <IconButton
            name={open ? 'angle-up' : 'angle-down'}
            aria-label={t('act.steps', 'What to do about {{- title}}', { title: item.title })}
            aria-expanded={open}
            aria-controls={stepsId}
            onClick={() => setOpen(!open)}
          />
        </span>
      </div>
      <div id={stepsId}>{open && <ActSteps slot={item.slot} />}</div>
    </li>
  );
}

/** Who acts, what else is wrong, and who notices when it ends. */
function whyText({ message, usedBy, owner }: ActItem, actor: Actor | null, nowMs: number): string {
  const users = usedBy.length === 0 ? '' : t('act.used-by', 'used by {{- users}}', { users: usedBy.join(', ') });
  return [message, actor === null ? owner : actorText(actor, nowMs), users].filter(Boolean).join(' · ');
}

/** A program, a person or nobody, in a shape. */
function ActorIcon({ actor, nowMs }: { actor: Actor; nowMs: number }) {
  const styles = useStyles2(getActorStyles);
  switch (actor.kind) {
    case 'owner':
      return <Icon name="user" size="sm" />;
    case 'nobody':
      return <Icon name="exclamation-circle" size="sm" className={styles.nobody} />;
    case 'manager': {
      const isLate = actor.failure !== '' || (actor.renewalDueMs !== null && actor.renewalDueMs < nowMs);
      return <Icon name="sync" size="sm" className={isLate ? styles.late : styles.well} />;
    }
  }
}

function endsText(notAfterMs: number | null, nowMs: number): string {
  if (notAfterMs === null) {
    return '';
  }
  const when = relativeText(notAfterMs, nowMs);
  return notAfterMs < nowMs ? t('ends.past', 'ended {{when}}', { when }) : t('ends.coming', 'ends {{when}}', { when });
}

const WIDE = '@container (min-width: 900px)';
const MIDDLE = '@container (min-width: 560px)';

const getStyles = (theme: GrafanaTheme2, state: State) => {
  const colors = paletteOf(theme);
  const cut = { minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' } as const;
  const secondary = { ...cut, color: colors.text.secondary };
  return {
    item: css({ borderTop: `1px solid ${colors.border.weak}` }),
    row: css({
      display: 'grid',
      gridTemplateColumns: '16px minmax(0, 1fr) auto 16px',
      gridTemplateAreas: '"icon title ends toggle" ". place place place" ". why why why" ". command command command"',
      gap: theme.spacing(0.25, 1),
      alignItems: 'center',
      padding: theme.spacing(0.5, 1.5),
      fontSize: theme.typography.bodySmall.fontSize,
      [MIDDLE]: {
        gridTemplateColumns: '16px minmax(0, 1fr) minmax(0, 1fr) auto 16px',
        gridTemplateAreas: '"icon title place ends toggle" ". why command command command"',
      },
      [WIDE]: {
        gridTemplateColumns: '16px minmax(0, 1.1fr) minmax(0, 1.5fr) 100px minmax(0, 2.2fr) minmax(0, 2.2fr) 16px',
        gridTemplateAreas: '"icon title place ends why command toggle"',
      },
    }),
    title: css({
      ...cut,
      gridArea: 'title',
      color: colors.text.primary,
      fontWeight: theme.typography.fontWeightMedium,
    }),
    place: css({ ...secondary, gridArea: 'place' }),
    ends: css({
      gridArea: 'ends',
      color: stateColors(theme, state).text,
      whiteSpace: 'nowrap',
      fontVariantNumeric: 'tabular-nums',
    }),
    why: css({ ...secondary, gridArea: 'why' }),
    toggle: css({ gridArea: 'toggle', display: 'flex' }),
    command: css({ gridArea: 'command', display: 'flex', minWidth: 0, '& > *': { flex: 1 } }),
  };
};

const getActorStyles = (theme: GrafanaTheme2) => ({
  nobody: css({ color: paletteOf(theme).error.text }),
  late: css({ color: paletteOf(theme).warning.text }),
  well: css({ color: paletteOf(theme).success.text }),
});
