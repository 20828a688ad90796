import { t } from '@grafana/i18n';
import { EmptyState } from '@grafana/ui';
import type { SlotDetails } from '@notafter/core';
import React from 'react';
import { Card } from '../../components/Card';
import { FactList } from '../../components/FactList';
import { useAgent } from '../agent-context';
import { mainFacts } from './certificate-facts';

/** What the place holds: the facts of its first certificate. */
export function StoredFacts({ slot, nowMs }: { slot: SlotDetails; nowMs: number }) {
  const { zone } = useAgent();
  const [leaf] = slot.stored;
  return (
    <Card title={t('stored.title', 'Stored')}>
      {leaf === undefined ? (
        <EmptyState variant="not-found" hideImage message={t('stored.nothing', 'No certificate is there')} />
      ) : (
        <FactList facts={mainFacts(leaf, nowMs, zone)} />
      )}
    </Card>
  );
}
