import { t } from '@grafana/i18n';
import type { LocationInTrouble } from '@notafter/core';
import React from 'react';
import { PageLink } from '../../components/PageLink';
import { PlainTable } from '../../components/PlainTable';
import { relativeText } from '../../components/time/remaining-text';
import { useAgent } from '../agent-context';

/** The places that a source cannot read: why, since when, and what of them is still shown. */
export function TroubleTable({ places, nowMs }: { places: readonly LocationInTrouble[]; nowMs: number }) {
  const { links } = useAgent();
  return (
    <PlainTable
      label={t('trouble.label', 'Places in trouble')}
      columns={[
        t('place.place', 'Place'),
        t('trouble.reason', 'Reason'),
        t('trouble.since', 'Since'),
        t('trouble.shown', 'Still shown'),
      ]}
      rows={places.map((place) => ({
        key: place.slot,
        cells: [
          <PageLink key="place" to={links.slot(place.slot)}>
            {[place.node, place.place].filter(Boolean).join(':')}
          </PageLink>,
          place.message || place.reason,
          relativeText(Math.min(place.sinceMs, nowMs - 1), nowMs),
          shownText(place, nowMs),
        ],
      }))}
      empty=""
    />
  );
}

function shownText({ certificates, lastGoodMs }: LocationInTrouble, nowMs: number): string {
  if (certificates === 0 || lastGoodMs === null) {
    return t('trouble.nothing', 'nothing');
  }
  return t('trouble.last', '{{count, number}} certificates, read {{when}}', {
    count: certificates,
    when: relativeText(Math.min(lastGoodMs, nowMs - 1), nowMs),
    defaultValue_one: '1 certificate, read {{when}}',
  });
}
