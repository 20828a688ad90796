import type { Builder } from '@grafana/grafana-foundation-sdk/cog';
import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { column, DAYS, MOMENT, worded } from '../column.ts';
import { PANELS } from '../panel-references.ts';
import { tablePanel, type TableColumn } from '../prometheus-panels.ts';
import { STATE_WORDS, words } from '../state-mapping.ts';
import { DATA_SOURCE, daysLeft, endsOf, stateOf } from './selection.ts';

interface Kind {
  readonly id: number;
  readonly title: string;
  readonly description: string;
  readonly at: readonly [x: number, y: number, width: number, height: number];
  readonly matchers: string;
  /** The columns of the labels that say where. */
  readonly place: readonly TableColumn[];
}

const KINDS: readonly Kind[] = [
  {
    id: 12,
    title: 'Secrets',
    description: 'Certificates in Secrets, the first to end on top',
    at: [0, 34, 24, 11],
    matchers: 'secret_name!=""',
    place: [
      { name: 'secret_namespace', title: 'Namespace' },
      { name: 'secret_name', title: 'Secret' },
      { name: 'secret_key', title: 'Key' },
    ],
  },
  {
    id: 13,
    title: 'Files and kubeconfigs',
    description: 'Certificates on hosts, the first to end on top; a kubeconfig has its cluster or user',
    at: [0, 45, 24, 11],
    matchers: 'filepath!="",secret_name=""',
    place: [
      { name: 'instance', title: 'Instance', look: column({ minWidth: 130 }) },
      { name: 'filepath', title: 'File', look: column({ minWidth: 290 }) },
      { name: 'embedded_kind', title: 'In it', look: column({ width: 95 }) },
      { name: 'embedded_key', title: 'Named', look: column({ minWidth: 120 }) },
    ],
  },
  {
    id: 14,
    title: 'ConfigMaps',
    description: 'Bundles of trust in ConfigMaps',
    at: [0, 56, 24, 7],
    matchers: 'configmap_name!=""',
    place: [
      { name: 'configmap_namespace', title: 'Namespace' },
      { name: 'configmap_name', title: 'ConfigMap', look: column({ minWidth: 260 }) },
      { name: 'configmap_key', title: 'Key' },
    ],
  },
  {
    id: 15,
    title: 'caBundles',
    description: 'Whom the API server trusts when it calls webhooks and aggregated APIs',
    at: [0, 63, 24, 7],
    matchers: 'cabundle_resource_name!=""',
    place: [
      { name: 'cabundle_resource_kind', title: 'Kind', look: column({ minWidth: 240 }) },
      { name: 'cabundle_resource_name', title: 'Object' },
      { name: 'cabundle_entry', title: 'Entry' },
    ],
  },
];

/** A table for each kind of place that the exporter knows, and one for revocation lists. */
export function prometheusKinds(): ReadonlyArray<Builder<Panel>> {
  return [...KINDS.map(tableOfKind), revocationLists()];
}

function tableOfKind({ matchers, place, ...panel }: Kind): Builder<Panel> {
  const labels = ['subject_CN', ...place.map(({ name }) => name), 'issuer_CN', 'serial_number'];
  const one = (expr: string) => `max by (${labels.join(', ')}) (${expr})`;
  const columns: readonly TableColumn[] = [
    { name: 'Value #S', title: 'State', look: worded(STATE_WORDS, 100) },
    { name: 'subject_CN', title: 'Certificate', look: column({ minWidth: 140 }) },
    ...place,
    { name: 'Value #D', title: 'Days left', look: [...DAYS, ...column({ width: 135 })] },
    { name: 'Value #E', title: 'Ends', look: MOMENT },
    { name: 'issuer_CN', title: 'Issuer', look: column({ minWidth: 130 }) },
    { name: 'serial_number', title: 'Serial number', look: column({ minWidth: 140 }) },
  ];
  return tablePanel(
    { ...panel, datasource: DATA_SOURCE },
    [
      { refId: 'S', expr: one(stateOf(matchers)) },
      { refId: 'D', expr: one(`floor(${daysLeft(matchers)})`) },
      { refId: 'E', expr: one(endsOf(matchers)) + ' * 1000' },
    ],
    columns,
    { title: 'Days left' }
  );
}

function revocationLists(): Builder<Panel> {
  const labels = ['issuer_CN', 'filepath', 'secret_namespace', 'secret_name', 'configmap_namespace', 'configmap_name'];
  const one = (expr: string) => `max by (${labels.join(', ')}) (${expr})`;
  return tablePanel(
    {
      id: PANELS.revocationLists.panel,
      title: 'Revocation lists',
      description: 'Past its next update, a list makes who checks it refuse every certificate of its issuer',
      datasource: DATA_SOURCE,
      at: [0, 70, 24, 7],
    },
    [
      { refId: 'S', expr: one('x509_crl_next_update{job=~"$job"} < bool time()') },
      { refId: 'N', expr: `${one('x509_crl_next_update{job=~"$job"}')} * 1000` },
      { refId: 'R', expr: one('x509_crl_number{job=~"$job"}') },
    ],
    [
      {
        name: 'Value #S',
        title: 'State',
        look: worded(words({ '0': ['fresh', 'green'], '1': ['stale', 'red'] }), 100),
      },
      { name: 'issuer_CN', title: 'Issuer' },
      { name: 'filepath', title: 'File' },
      { name: 'secret_namespace', title: 'Namespace of the Secret' },
      { name: 'secret_name', title: 'Secret' },
      { name: 'configmap_namespace', title: 'Namespace of the ConfigMap' },
      { name: 'configmap_name', title: 'ConfigMap' },
      { name: 'Value #N', title: 'Next update', look: MOMENT },
      { name: 'Value #R', title: 'Number' },
    ],
    { title: 'State', desc: true }
  );
}
