import { t } from '@grafana/i18n';
import type { Role, SlotDetails } from '@notafter/core';
import React from 'react';
import { PageLink } from '../../components/PageLink';
import { PlainTable } from '../../components/PlainTable';
import { StateText } from '../../components/StateText';
import { dateTimeText } from '../../components/time/date-text';
import { relativeText } from '../../components/time/remaining-text';
import { useAgent } from '../agent-context';

/** The certificates in the order in which the place holds them, and above them the issuers that the agent knows. */
export function ChainTab({ slot, nowMs }: { slot: SlotDetails; nowMs: number }) {
  const { links, zone } = useAgent();
  const end = (notAfterMs: number | null) =>
    notAfterMs === null ? '' : `${dateTimeText(notAfterMs, zone)} · ${relativeText(notAfterMs, nowMs)}`;
  const stored = slot.stored.map(({ certificate, position, role, state, title }) => ({
    key: `stored ${position}`,
    cells: [
      String(position),
      title,
      roleText(role),
      <StateText key="state" state={state} />,
      end(certificate.notAfterMs),
    ],
  }));
  const known = new Set(slot.stored.map(({ certificate }) => certificate.fingerprint));
  const issuers = slot.issuers
    .filter(({ fingerprint }) => !known.has(fingerprint))
    .map(({ fingerprint, title, role, notAfterMs }) => ({
      key: fingerprint,
      cells: [
        t('chain.elsewhere', 'elsewhere'),
        <PageLink key="title" to={links.find({ fingerprint })}>
          {title}
        </PageLink>,
        roleText(role),
        '',
        end(notAfterMs),
      ],
    }));
  return (
    <PlainTable
      label={t('tab.chain', 'Chain')}
      columns={[
        t('chain.position', 'Position'),
        t('chain.certificate', 'Certificate'),
        t('chain.role', 'Role'),
        t('chain.state', 'State'),
        t('facts.ends', 'Ends'),
      ]}
      rows={[...stored, ...issuers]}
      empty={t('chain.empty', 'No certificate is there')}
    />
  );
}

function roleText(role: Role): string {
  switch (role) {
    case 'leaf':
      return t('role.leaf', 'leaf');
    case 'intermediate':
      return t('role.intermediate', 'intermediate CA');
    case 'root':
      return t('role.root', 'root CA');
  }
}
