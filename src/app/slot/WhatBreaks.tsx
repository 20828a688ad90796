import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, useStyles2 } from '@grafana/ui';
import type { SlotDetails } from '@notafter/core';
import React, { useState } from 'react';
import { Card } from '../../components/Card';
import { paletteOf } from '../../components/state/palette';

/** More users than this stand below a fold. */
const SHOWN = 8;

/** Who uses the certificate, and so fails when it ends. */
export function WhatBreaks({ slot }: { slot: SlotDetails }) {
  const styles = useStyles2(getStyles);
  const { usedBy } = slot;
  const title = t('breaks.title', 'What breaks');
  return (
    <Card title={usedBy.length > 1 ? `${title} · ${usedBy.length}` : title}>
      {usedBy.length === 0 ? <p className={styles.unknown}>{nobodyText(slot)}</p> : <Users users={usedBy} />}
    </Card>
  );
}

function Users({ users }: { users: readonly string[] }) {
  const styles = useStyles2(getStyles);
  const [all, setAll] = useState(false);
  const shown = all ? users : users.slice(0, SHOWN);
  return (
    <>
      <ul className={styles.list}>
        {shown.map((user) => (
          <li key={user}>
            <User text={user} />
          </li>
        ))}
      </ul>
      {users.length > SHOWN && (
        <Button variant="primary" fill="text" size="sm" aria-expanded={all} onClick={() => setAll(!all)}>
          {all
            ? t('breaks.fewer', 'Show fewer')
            : t('breaks.all', 'Show all {{count, number}}', { count: users.length })}
        </Button>
      )}
    </>
  );
}

/** `Ingress shop/web (shop.example)`: the kind stands back behind the name. */
function User({ text }: { text: string }) {
  const styles = useStyles2(getStyles);
  const [, kind, name] = /^([A-Z]\w+) (\S.*)$/.exec(text) ?? [];
  return kind === undefined ? (
    <>{text}</>
  ) : (
    <>
      <span className={styles.kind}>{kind}</span> {name}
    </>
  );
}

function nobodyText({ findings }: SlotDetails): string {
  return findings.some(({ rule }) => rule === 'orphaned')
    ? t('breaks.unused', 'Nothing that the agent sees: no Ingress, Gateway, Pod, webhook or Certificate refers to it.')
    : t('breaks.unknown', 'The agent knows of nobody who uses it. That does not mean that nobody does.');
}

const getStyles = (theme: GrafanaTheme2) => ({
  unknown: css({ margin: 0, padding: theme.spacing(0, 1.5, 1.5), color: paletteOf(theme).text.secondary }),
  list: css({ margin: 0, padding: theme.spacing(0, 1.5, 1.5), listStyle: 'none', overflowWrap: 'anywhere' }),
  kind: css({ color: paletteOf(theme).text.secondary }),
});
