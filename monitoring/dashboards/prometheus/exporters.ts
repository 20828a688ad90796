import type { Builder } from '@grafana/grafana-foundation-sdk/cog';
import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { column, worded } from '../column.ts';
import { PANELS } from '../panel-references.ts';
import { seriesPanel, tablePanel } from '../prometheus-panels.ts';
import { UP_WORDS } from '../state-mapping.ts';
import { DATA_SOURCE } from './selection.ts';

/** Both lines of the exporter have it, and the agent. */
const BUILD = 'last_over_time(x509_exporter_build_info{job=~"$job"}[1d])';

/** Whether those still look who told all this: one row an exporter, not one a series of its counters. */
export function prometheusExporters(): ReadonlyArray<Builder<Panel>> {
  return [exporters(), errors()];
}

function exporters(): Builder<Panel> {
  const named = (expr: string) => `max by (job, instance, version) (${expr})`;
  return tablePanel(
    {
      id: PANELS.exporters.panel,
      title: 'Exporters',
      description: 'Those that Prometheus has scraped within a day, whether they answer, and what they see',
      datasource: DATA_SOURCE,
      at: [0, 95, 12, 8],
    },
    [
      { refId: 'U', expr: named(`up * on (job, instance) group_left (version) ${BUILD}`) },
      {
        refId: 'C',
        expr: named(
          `count by (job, instance) (x509_cert_not_after{job=~"$job"}) * on (job, instance) group_left (version) ${BUILD}`
        ),
      },
    ],
    [
      { name: 'Value #U', title: 'Up', look: worded(UP_WORDS, 80) },
      { name: 'instance', title: 'Exporter' },
      { name: 'job', title: 'Job', look: column({ minWidth: 90 }) },
      { name: 'version', title: 'Version', look: column({ width: 100 }) },
      { name: 'Value #C', title: 'Certificates', look: column({ width: 140 }) },
    ],
    { title: 'Up' }
  );
}

function errors(): Builder<Panel> {
  return seriesPanel(
    {
      id: PANELS.exporterErrors.panel,
      title: 'Errors per hour',
      description: 'By source and reason; of version 3, the failures of the last scrape',
      datasource: DATA_SOURCE,
      at: [12, 95, 12, 8],
      whenEmpty: 'No errors',
    },
    [
      {
        refId: 'A',
        legend: '{{instance}} · {{source_name}} · {{reason}}',
        expr: 'sum by (instance, source_name, reason) (rate(x509_source_errors_total{job=~"$job"}[$__rate_interval])) * 3600 > 0',
      },
      { refId: 'B', legend: '{{instance}}', expr: 'x509_read_errors{job=~"$job"} > 0' },
    ]
  );
}
