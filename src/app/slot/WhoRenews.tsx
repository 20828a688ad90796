import { t } from '@grafana/i18n';
import type { IssuanceFailure, SlotDetails } from '@notafter/core';
import React from 'react';
import { Card } from '../../components/Card';
import { type Fact, FactList } from '../../components/FactList';
import { managerText } from '../../components/manager/manager-of';
import { StateText } from '../../components/StateText';
import { dateTimeText, type Zone } from '../../components/time/date-text';
import { relativeText } from '../../components/time/remaining-text';
import { useAgent } from '../agent-context';

/** Who renews the certificate by itself, whether that works, and when it is due; its owner, where nothing does. */
export function WhoRenews({ slot, nowMs }: { slot: SlotDetails; nowMs: number }) {
  const { zone } = useAgent();
  return (
    <Card title={t('renews.title', 'Who renews it')}>
      <FactList
        facts={[
          [t('renews.by', 'Renewed by'), byText(slot)],
          [t('renews.owner', 'Owner'), slot.owner],
          ...(slot.managedBy === '' ? [] : managed(slot, nowMs, zone)),
        ]}
      />
    </Card>
  );
}

function byText({ managedBy, owner }: SlotDetails): string {
  if (managedBy !== '') {
    return managerText(managedBy);
  }
  return owner === ''
    ? t('renews.nobody', 'nobody by itself, and no owner is known')
    : t('renews.by-hand', 'nobody by itself: its owner, by hand');
}

function managed({ renewalDueMs, issuanceFailure, renewedAtMs }: SlotDetails, nowMs: number, zone: Zone): Fact[] {
  const moment = (ms: number | null) => (ms === null ? '' : `${dateTimeText(ms, zone)} · ${relativeText(ms, nowMs)}`);
  const isLate = renewalDueMs !== null && renewalDueMs < nowMs;
  return [
    [
      t('renews.ready', 'Ready'),
      issuanceFailure === undefined ? (
        t('renews.is-ready', 'yes')
      ) : (
        <StateText key="state" state="critical" text={t('renews.is-failing', 'no: it cannot be issued')} />
      ),
    ],
    [t('renews.why', 'Why not'), issuanceFailure?.message ?? ''],
    [t('renews.tries', 'Failed tries'), triesText(issuanceFailure, moment)],
    [t('renews.waiting', 'Waiting since'), moment(waitingSince(issuanceFailure))],
    [t('renews.next', 'Next try'), moment(issuanceFailure?.nextRetryMs ?? null)],
    [
      t('facts.renewal-due', 'Renewal due'),
      isLate ? <StateText key="due" state="warning" text={moment(renewalDueMs)} /> : moment(renewalDueMs),
    ],
    [t('renews.last', 'Last renewed'), moment(renewedAtMs)],
  ];
}

/** How often it failed, and when for the last time; nothing for what is only waited for. */
function triesText(failure: IssuanceFailure | undefined, moment: (ms: number | null) => string): string {
  if (failure === undefined || failure.attempts === null || failure.attempts === 0) {
    return '';
  }
  const last = failure.lastFailureMs ?? null;
  const lastText = last === null ? '' : t('renews.last-try', 'the last {{- last}}', { last: moment(last) });
  return [String(failure.attempts), lastText].filter((part) => part !== '').join(' · ');
}

/** Since when it is waited for, where nothing has failed yet. */
function waitingSince(failure: IssuanceFailure | undefined): number | null {
  return failure === undefined || (failure.attempts ?? 0) > 0 ? null : failure.sinceMs;
}
