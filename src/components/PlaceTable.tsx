import { t } from '@grafana/i18n';
import type { PlaceSummary } from '@notafter/core';
import React from 'react';
import { PageLink } from './PageLink';
import { PlainTable } from './PlainTable';
import { StateText } from './StateText';
import { dateTimeText, type Zone } from './time/date-text';
import { relativeText } from './time/remaining-text';

interface PlaceTableProps {
  readonly label: string;
  readonly places: readonly PlaceSummary[];
  readonly slotHref: (slot: string) => string;
  readonly nowMs: number;
  readonly zone: Zone;
  readonly empty: string;
}

/** Places, each with what it holds and the way to its page. */
export function PlaceTable({ label, places, slotHref, nowMs, zone, empty }: PlaceTableProps) {
  return (
    <PlainTable
      label={label}
      columns={[
        t('place.place', 'Place'),
        t('place.certificate', 'Certificate'),
        t('place.state', 'State'),
        t('place.ends', 'Ends'),
        t('place.source', 'Source'),
      ]}
      rows={places.map(({ slot, place, node, title, state, notAfterMs, source }) => ({
        key: slot,
        cells: [
          <PageLink key="place" to={slotHref(slot)}>
            {[node, place].filter(Boolean).join(':')}
          </PageLink>,
          title,
          <StateText key="state" state={state} />,
          notAfterMs === null ? '' : `${dateTimeText(notAfterMs, zone)} · ${relativeText(notAfterMs, nowMs)}`,
          source,
        ],
      }))}
      empty={empty}
    />
  );
}
