import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import type { State } from '@notafter/core';
import React from 'react';
import { CopyCommand } from '../../components/CopyCommand';
import { PageLink } from '../../components/PageLink';
import { StateIcon } from '../../components/state/StateIcon';
import { stateColors } from '../../components/state/state-colors';
import { relativeText } from '../../components/time/remaining-text';
import type { AgentChoice } from '../agent-choice';
import { useAgent } from '../agent-context';
import type { ActItem } from './act-now';
import { paletteOf } from '../../components/state/palette';

export function ActItemRow({ item, nowMs }: { item: ActItem; nowMs: number }) {
  const styles = useStyles2(getStyles, item.state);
  const { links, choice } = useAgent();
  const why = [item.message || whyText(item, choice.kind), item.owner].filter(Boolean).join(' · ');
  return (
    <li className={styles.row}>
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
        {why}
      </span>
      <span className={styles.command}>{item.command !== '' && <CopyCommand command={item.command} />}</span>
    </li>
  );
}

/** Who notices when it ends, and whether anybody acts before; metrics alone do not tell that nobody does. */
function whyText({ usedBy, managedBy }: ActItem, kind: AgentChoice['kind']): string {
  if (managedBy === '' && kind === 'prometheus') {
    return '';
  }
  const acts =
    managedBy === ''
      ? t('act.nobody', 'nobody renews it')
      : t('act.managed', 'renewed by {{- managedBy}}', { managedBy });
  return usedBy.length === 0
    ? acts
    : `${t('act.used-by', 'used by {{- users}}', { users: usedBy.join(', ') })} · ${acts}`;
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
    row: css({
      display: 'grid',
      gridTemplateColumns: '16px minmax(0, 1fr) auto',
      gridTemplateAreas: '"icon title ends" ". place place" ". why why" ". command command"',
      gap: theme.spacing(0.25, 1),
      alignItems: 'center',
      padding: theme.spacing(0.5, 1.5),
      borderTop: `1px solid ${colors.border.weak}`,
      fontSize: theme.typography.bodySmall.fontSize,
      [MIDDLE]: {
        gridTemplateColumns: '16px minmax(0, 1fr) minmax(0, 1fr) auto',
        gridTemplateAreas: '"icon title place ends" ". why command command"',
      },
      [WIDE]: {
        gridTemplateColumns: '16px minmax(0, 1.2fr) minmax(0, 2fr) 104px minmax(0, 1.6fr) minmax(0, 2.2fr)',
        gridTemplateAreas: '"icon title place ends why command"',
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
    command: css({ gridArea: 'command', display: 'flex', minWidth: 0, '& > *': { flex: 1 } }),
  };
};
