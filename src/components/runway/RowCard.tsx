import { t, Trans } from '@grafana/i18n';
import { ClipboardButton, IconButton, Portal, useStyles2 } from '@grafana/ui';
import React, { useEffect, useRef } from 'react';
import { StateIcon } from '../state/StateIcon';
import { stateLabel } from '../state/state-label';
import { dateTimeText, type Zone } from '../time/date-text';
import { relativeText } from '../time/remaining-text';
import { noteText } from './bar';
import { cardPosition } from './card-position';
import { cardStyles } from './card-styles';
import type { RunwayRow } from './row';
import type { ShownCard } from './use-row-card';

export interface RowCardProps {
  readonly card: ShownCard;
  readonly nowMs: number;
  readonly zone: Zone;
  onEnter(): void;
  onLeave(): void;
  onPin(): void;
  onClose(): void;
}

/** Everything about one row; follows the pointer until it is pinned. */
export function RowCard({ card, nowMs, zone, onEnter, onLeave, onPin, onClose }: RowCardProps) {
  const styles = useStyles2(cardStyles);
  const { row, pinned, takesFocus } = card;
  const note = noteText(row, nowMs);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (takesFocus) {
      box.current?.focus({ preventScroll: true });
    }
  }, [takesFocus, row.id]);
  return (
    <Portal>
      <div
        ref={box}
        role="dialog"
        tabIndex={-1}
        aria-label={row.title}
        className={styles.card}
        style={cardPosition(card, { width: window.innerWidth, height: window.innerHeight })}
        onMouseEnter={onEnter}
        onMouseLeave={onLeave}
        onKeyDown={(event) => event.key === 'Escape' && onClose()}
      >
        <div className={styles.head}>
          <StateIcon state={row.state} />
          <span className={styles.title}>{row.title}</span>
          {pinned ? (
            <IconButton name="times" size="md" tooltip={t('runway.card.close', 'Close')} onClick={onClose} />
          ) : (
            <IconButton name="bookmark" size="md" tooltip={t('runway.card.pin', 'Keep open')} onClick={onPin} />
          )}
        </div>
        <div className={styles[row.state]}>{endText(row, nowMs, zone)}</div>
        {note !== '' && <div className={styles.note}>{note}</div>}
        <div className={styles.place}>{row.place}</div>
        <dl className={styles.facts}>
          {row.facts.map(([label, text]) => (
            <React.Fragment key={label}>
              <dt>{label}</dt>
              <dd>{text}</dd>
            </React.Fragment>
          ))}
        </dl>
        {row.command !== '' && <Command command={row.command} />}
      </div>
    </Portal>
  );
}

function Command({ command }: { command: string }) {
  const styles = useStyles2(cardStyles);
  return (
    <div className={styles.command}>
      <code>{command}</code>
      <ClipboardButton size="sm" variant="secondary" fill="text" icon="copy" getText={() => command}>
        <Trans i18nKey="runway.card.copy">Copy</Trans>
      </ClipboardButton>
    </div>
  );
}

function endText({ state, notAfterMs }: RunwayRow, nowMs: number, zone: Zone): string {
  if (notAfterMs === null) {
    return t('runway.card.no-end', '{{state}}, its end is not known', { state: stateLabel(state) });
  }
  const when = { date: dateTimeText(notAfterMs, zone), when: relativeText(notAfterMs, nowMs) };
  return notAfterMs < nowMs
    ? t('runway.card.ended', 'ended {{date}} · {{when}}', when)
    : t('runway.card.ends', 'ends {{date}} · {{when}}', when);
}
