import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import type { SlotDetails } from '@notafter/core';
import React from 'react';
import { managerText } from '../../components/manager/manager-of';
import { paletteOf } from '../../components/state/palette';
import { stateColors } from '../../components/state/state-colors';
import { stateLabel } from '../../components/state/state-label';
import { clockText, dateTimeText, type Zone } from '../../components/time/date-text';
import { relativeText, remainingText } from '../../components/time/remaining-text';
import { useAgent } from '../agent-context';

const DAY_MS = 86_400_000;

/** Two lines below the title: when it ends, and where it is, whose it is and who renews it. */
export function SlotHead({ slot, nowMs }: { slot: SlotDetails; nowMs: number }) {
  const styles = useStyles2(getStyles, slot.state);
  const { zone, choice } = useAgent();
  const known = choice.kind === 'agent' ? KNOWN_BY_AGENT : KNOWN_BY_METRICS;
  const renewed = renewedText(slot, nowMs, zone);
  return (
    <div className={styles.head}>
      <div>
        <strong className={styles.end}>{endText(slot, nowMs, zone, known)}</strong>
        {renewed !== null && <span className={styles.renewed}> · {renewed}</span>}
      </div>
      <div className={styles.place}>{placeText(slot, known)}</div>
    </div>
  );
}

/** What can be said where nothing is known. */
interface Known {
  noEnd(slot: SlotDetails): string;
  /** Empty where it cannot be known. */
  noManager(): string;
}

const KNOWN_BY_AGENT: Known = {
  noEnd: ({ stored }) =>
    stored.length === 0 ? t('slot.empty', 'no certificate is there') : t('slot.no-end', 'its end cannot be read'),
  noManager: () => t('slot.unmanaged', 'nobody renews this'),
};

const KNOWN_BY_METRICS: Known = {
  noEnd: () => t('metrics.never-issued', 'never issued'),
  noManager: () => '',
};

function endText(slot: SlotDetails, nowMs: number, zone: Zone, { noEnd }: Known): string {
  const { notAfterMs, state } = slot;
  if (notAfterMs === null) {
    return noEnd(slot);
  }
  const values = { date: dateTimeText(notAfterMs, zone), when: relativeText(notAfterMs, nowMs), interpolation: RAW };
  const end =
    notAfterMs < nowMs
      ? t('slot.ended', 'ended {{date}} · {{when}}', values)
      : t('slot.ends', 'ends {{date}} · {{when}}', values);
  return state === 'valid' ? end : `${stateLabel(state)} · ${end}`;
}

/** Whoever follows an old alert's link wants to read first that somebody has acted since. */
function renewedText({ renewedAtMs, notAfterMs }: SlotDetails, nowMs: number, zone: Zone): string | null {
  if (renewedAtMs === null) {
    return null;
  }
  const when = nowMs - renewedAtMs < DAY_MS ? clockText(renewedAtMs, zone) : relativeText(renewedAtMs, nowMs);
  if (notAfterMs === null || notAfterMs < nowMs) {
    return t('slot.renewed', 'renewed {{when}}', { when });
  }
  return t('slot.renewed-now', 'renewed {{when}}, now {{left}}', { when, left: remainingText(notAfterMs, nowMs) });
}

function placeText({ node, place, owner, managedBy }: SlotDetails, { noManager }: Known): string {
  return [
    [node, place].filter(Boolean).join(':'),
    owner !== '' && t('slot.owner', 'owner {{- owner}}', { owner }),
    managedBy === ''
      ? noManager()
      : t('slot.managed', 'renewed by {{- managedBy}}', { managedBy: managerText(managedBy) }),
  ]
    .filter((part) => part !== false && part !== '')
    .join(' · ');
}

const RAW = { escapeValue: false };

const getStyles = (theme: GrafanaTheme2, state: SlotDetails['state']) => ({
  head: css({ minWidth: 0 }),
  end: css({ color: stateColors(theme, state).text, fontWeight: theme.typography.fontWeightMedium }),
  renewed: css({ color: paletteOf(theme).success.text }),
  place: css({ overflowWrap: 'anywhere' }),
});
