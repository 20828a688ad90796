import { t } from '@grafana/i18n';
import type { SlotDetails } from '@notafter/core';
import React from 'react';
import { PlaceTable } from '../../components/PlaceTable';
import { useAgent } from '../agent-context';

/** Every place of its certificate, this one first. */
export function PlacesTab({ slot, nowMs }: { slot: SlotDetails; nowMs: number }) {
  const { links, zone } = useAgent();
  return (
    <PlaceTable
      label={t('tab.places', 'Places')}
      places={[slot, ...slot.otherPlaces]}
      slotHref={links.slot}
      nowMs={nowMs}
      zone={zone}
      empty=""
    />
  );
}
