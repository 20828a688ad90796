import type { Builder } from '@grafana/grafana-foundation-sdk/cog';
import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { column, DAYS, MOMENT, worded } from '../column.ts';
import { tablePanel } from '../prometheus-panels.ts';
import { words } from '../state-mapping.ts';
import { by, byCertificate, DATA_SOURCE, END, metric, NOT_READY, RENEWAL } from './selection.ts';

const READY = worded(words({ '0': ['not ready', 'red'], '1': ['ready', 'green'] }), 105);

/** Which certificates, challenges and issuers there are, what is wrong on top. */
export function certManagerCertificates(): ReadonlyArray<Builder<Panel>> {
  return [certificates(), waiting(), challenges(), issuers()];
}

function certificates(): Builder<Panel> {
  return tablePanel(
    {
      id: 10,
      title: 'Certificates',
      description: 'Every Certificate; one that was never issued has no end',
      datasource: DATA_SOURCE,
      at: [0, 4, 24, 11],
    },
    [
      { refId: 'R', expr: byCertificate(metric('certificate_ready_status', 'condition="True"')) },
      { refId: 'D', expr: byCertificate(`floor((${END} - time()) / 86400)`) },
      { refId: 'E', expr: `${byCertificate(END)} * 1000` },
      { refId: 'N', expr: `${byCertificate(RENEWAL)} * 1000` },
    ],
    [
      { name: 'Value #R', title: 'Ready', look: READY },
      { name: 'namespace', title: 'Namespace' },
      { name: 'name', title: 'Certificate' },
      { name: 'Value #D', title: 'Days left', look: [...DAYS, ...column({ width: 135 })] },
      { name: 'Value #E', title: 'Ends', look: MOMENT },
      { name: 'Value #N', title: 'Renewal due', look: MOMENT },
      { name: 'issuer_kind', title: 'Kind of issuer' },
      { name: 'issuer_name', title: 'Issuer' },
    ],
    { title: 'Days left' }
  );
}

function waiting(): Builder<Panel> {
  return tablePanel(
    {
      id: 11,
      title: 'Not ready, or overdue',
      description: 'Not ready by their condition, or not renewed an hour after they should have been',
      datasource: DATA_SOURCE,
      at: [0, 15, 24, 8],
    },
    [
      { refId: 'C', expr: byCertificate(NOT_READY) },
      { refId: 'O', expr: byCertificate(`((time() - ${RENEWAL}) > 3600) / 86400`) },
    ],
    [
      { name: 'namespace', title: 'Namespace' },
      { name: 'name', title: 'Certificate' },
      {
        name: 'Value #C',
        title: 'Not ready',
        look: worded(words({ '1': ['not ready', 'red'] }), 115),
      },
      {
        name: 'Value #O',
        title: 'Overdue for',
        look: [{ id: 'unit', value: 'suffix: d' }, { id: 'decimals', value: 1 }, ...column({ width: 150 })],
      },
      { name: 'issuer_kind', title: 'Kind of issuer' },
      { name: 'issuer_name', title: 'Issuer' },
    ],
    { title: 'Overdue for', desc: true }
  );
}

function challenges(): Builder<Panel> {
  const status = metric('certificate_challenge_status');
  return tablePanel(
    {
      id: 12,
      title: 'Challenges',
      description: 'What an ACME server still wants to see, and what it says; since cert-manager 1.19',
      datasource: DATA_SOURCE,
      at: [0, 23, 24, 7],
    },
    [{ expr: by('namespace', 'domain', 'type', 'status', 'reason')(`(${status} == 1)`) }],
    [
      { name: 'status', title: 'State', look: column({ width: 105 }) },
      { name: 'namespace', title: 'Namespace', look: column({ width: 160 }) },
      { name: 'domain', title: 'Domain', look: column({ width: 220 }) },
      { name: 'type', title: 'Type', look: column({ width: 90 }) },
      { name: 'reason', title: 'Reason', look: column({ minWidth: 400, wrapped: true }) },
      { name: 'Value', title: 'Challenges', look: [{ id: 'custom.hidden', value: true }] },
    ],
    { title: 'State' }
  );
}

function issuers(): Builder<Panel> {
  const ready = (name: string) => metric(name, 'condition="True"');
  return tablePanel(
    {
      id: 13,
      title: 'Issuers',
      description: 'Those of a namespace, and those of the cluster, which have none; since cert-manager 1.20',
      datasource: DATA_SOURCE,
      at: [0, 30, 8, 8],
    },
    [
      {
        expr: `${by('name', 'namespace')(ready('issuer_ready_status'))} or ${by('name')(ready('clusterissuer_ready_status'))}`,
      },
    ],
    [
      { name: 'Value', title: 'Ready', look: READY },
      { name: 'namespace', title: 'Namespace' },
      { name: 'name', title: 'Issuer' },
    ],
    { title: 'Ready' }
  );
}
