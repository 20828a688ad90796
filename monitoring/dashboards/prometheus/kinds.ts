import type { Builder } from '@grafana/grafana-foundation-sdk/cog';
import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { column } from '../column.ts';
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
  /** Labels and what their columns are called. */
  readonly place: Readonly<Record<string, string>>;
}

const KINDS: readonly Kind[] = [
  {
    id: 12,
    title: 'Secrets',
    description: 'Certificates in Secrets, the first to end on top',
    at: [0, 32, 24, 11],
    matchers: 'secret_name!=""',
    place: { secret_namespace: 'Namespace', secret_name: 'Secret', secret_key: 'Key' },
  },
  {
    id: 13,
    title: 'Files and kubeconfigs',
    description: 'Certificates on hosts, the first to end on top; a kubeconfig has its cluster or user',
    at: [0, 43, 24, 11],
    matchers: 'filepath!="",secret_name=""',
    place: { instance: 'Instance', filepath: 'File', embedded_kind: 'In it', embedded_key: 'Named' },
  },
  {
    id: 14,
    title: 'ConfigMaps',
    description: 'Bundles of trust in ConfigMaps',
    at: [0, 54, 12, 9],
    matchers: 'configmap_name!=""',
    place: { configmap_namespace: 'Namespace', configmap_name: 'ConfigMap', configmap_key: 'Key' },
  },
  {
    id: 15,
    title: 'caBundles',
    description: 'Whom the API server trusts when it calls webhooks and aggregated APIs',
    at: [12, 54, 12, 9],
    matchers: 'cabundle_resource_name!=""',
    place: { cabundle_resource_kind: 'Kind', cabundle_resource_name: 'Object', cabundle_entry: 'Entry' },
  },
];

const DAYS = [
  { id: 'unit', value: 'suffix: d' },
  { id: 'decimals', value: 0 },
] as const;
const MOMENT = [{ id: 'unit', value: 'dateTimeAsIso' }, ...column({ width: 165 })] as const;

/** A table for each kind of place that the exporter knows, and one for revocation lists. */
export function prometheusKinds(): ReadonlyArray<Builder<Panel>> {
  return [...KINDS.map(tableOfKind), revocationLists()];
}

function tableOfKind({ matchers, place, ...panel }: Kind): Builder<Panel> {
  const labels = ['subject_CN', ...Object.keys(place), 'issuer_CN', 'serial_number'];
  const one = (expr: string) => `max by (${labels.join(', ')}) (${expr})`;
  const columns: readonly TableColumn[] = [
    {
      name: 'Value #S',
      title: 'State',
      look: [...column({ width: 95, coloured: true }), { id: 'mappings', value: [STATE_WORDS] }],
    },
    { name: 'subject_CN', title: 'Certificate' },
    ...Object.entries(place).map(([name, title]) => ({ name, title })),
    { name: 'Value #D', title: 'Days left', look: [...DAYS, ...column({ width: 95 })] },
    { name: 'Value #E', title: 'Ends', look: MOMENT },
    { name: 'issuer_CN', title: 'Issuer' },
    { name: 'serial_number', title: 'Serial number' },
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
      at: [0, 63, 24, 7],
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
        look: [
          ...column({ width: 95, coloured: true }),
          { id: 'mappings', value: [words({ '0': ['fresh', 'green'], '1': ['stale', 'red'] })] },
        ],
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
