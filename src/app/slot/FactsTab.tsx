import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import type { SlotDetails } from '@notafter/core';
import React from 'react';
import { FactList } from '../../components/FactList';
import { managerText } from '../../components/manager/manager-of';
import { dateTimeText } from '../../components/time/date-text';
import { useAgent } from '../agent-context';
import { allFacts } from './certificate-facts';

/** All that is known of the place and of each certificate there. */
export function FactsTab({ slot, nowMs }: { slot: SlotDetails; nowMs: number }) {
  const styles = useStyles2(getStyles);
  const { zone } = useAgent();
  const moment = (ms: number | null) => (ms === null ? '' : dateTimeText(ms, zone));
  return (
    <>
      <h3 className={styles.title}>{t('facts.place', 'Place')}</h3>
      <FactList
        facts={[
          [t('place.place', 'Place'), slot.place],
          [t('facts.node', 'Node'), slot.node],
          [t('facts.cluster', 'Cluster'), slot.cluster],
          [t('facts.source', 'Source'), slot.source],
          [t('facts.namespace', 'Namespace'), 'namespace' in slot.location ? slot.location.namespace : ''],
          [t('renews.owner', 'Owner'), slot.owner],
          [t('facts.used-by', 'Used by'), slot.usedBy.join(', ')],
          [t('renews.by', 'Renewed by'), slot.managedBy === '' ? '' : managerText(slot.managedBy)],
          [t('facts.first-seen', 'First seen'), moment(slot.firstSeenMs)],
          [t('facts.last-good', 'Last good reading'), moment(slot.lastGoodMs)],
          [t('facts.renewed', 'Renewed'), moment(slot.renewedAtMs)],
          [t('facts.renewal-due', 'Renewal due'), moment(slot.renewalDueMs)],
          [t('facts.problems', 'Not readable there'), slot.problems.map(({ message }) => message).join(' · ')],
        ]}
      />
      {slot.stored.map((sighting) => (
        <section key={sighting.position} aria-label={sighting.title}>
          <h3 className={styles.title}>{sighting.title}</h3>
          <FactList facts={allFacts(sighting, nowMs, zone)} />
        </section>
      ))}
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  title: css({
    margin: theme.spacing(0.5, 1.5),
    fontSize: theme.typography.body.fontSize,
    fontWeight: theme.typography.fontWeightMedium,
    overflowWrap: 'anywhere',
  }),
});
