import type { Builder } from '@grafana/grafana-foundation-sdk/cog';
import type { Dashboard, Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { PanelBuilder as StateTimelineBuilder } from '@grafana/grafana-foundation-sdk/statetimeline';
import { PanelBuilder as TableBuilder } from '@grafana/grafana-foundation-sdk/table';
import { coloured, column, worded } from './column.ts';
import {
  AGENT_TYPE,
  agentFrom,
  datasourceVariable,
  newDashboard,
  PROMETHEUS_TYPE,
  prometheusFrom,
} from './new-dashboard.ts';
import { notafterQuery } from './notafter-query.ts';
import { DASHBOARD_UIDS, PANELS } from './panel-references.ts';
import { basics, seriesPanel, tablePanel } from './prometheus-panels.ts';
import { rangeQuery } from './prometheus-query.ts';
import { STATE_COLOURS, UP_WORDS, words } from './state-mapping.ts';

const agent = agentFrom('datasource');
const datasource = prometheusFrom('prometheus');
const AGENTS = 'last_over_time(notafter_build_info[1d])';

/** Sources and agents: whether somebody still looks, at what, and what it costs. */
export function sourcesAndAgents(revision: number): Dashboard {
  return newDashboard({
    uid: DASHBOARD_UIDS.sources,
    title: 'Sources and agents',
    description: 'Whether everything is still being looked at, what cannot be read and why, and what the agents cost',
    revision,
    past: '6h',
  })
    .withVariable(datasourceVariable('datasource', 'Agent', AGENT_TYPE))
    .withVariable(datasourceVariable('prometheus', 'Prometheus', PROMETHEUS_TYPE))
    .withPanel(sources())
    .withPanel(agents())
    .withPanel(placesInTrouble())
    .withPanel(sourcesOverTime())
    .withPanel(
      seriesPanel(
        {
          id: 5,
          title: 'Since the last good pass',
          description: 'Of each source; a source that watches stays near zero',
          datasource,
          at: [0, 24, 12, 8],
        },
        [{ expr: 'time() - notafter_source_last_success_timestamp_seconds', legend: '{{source_name}} · {{instance}}' }],
        { unit: 's' }
      )
    )
    .withPanel(
      seriesPanel(
        {
          id: 6,
          title: 'Errors per hour',
          description: 'Readings that failed and blocks that could not be read, by source and reason',
          datasource,
          at: [12, 24, 12, 8],
          whenEmpty: 'No errors',
        },
        [
          {
            expr: 'sum by (source_name, reason) (rate(notafter_source_errors_total[$__rate_interval])) * 3600 > 0',
            legend: '{{source_name}} · {{reason}}',
          },
        ]
      )
    )
    .withPanel(
      seriesPanel(
        {
          id: 7,
          title: 'Last pass took',
          description: 'How long the last pass of each source took',
          datasource,
          at: [0, 32, 12, 8],
        },
        [{ expr: 'notafter_source_pass_duration_seconds', legend: '{{source_name}} · {{instance}}' }],
        { unit: 's' }
      )
    )
    .withPanel(certificatesFound())
    .withPanel(
      seriesPanel(
        {
          id: 9,
          title: 'A scrape takes',
          description: 'The time within which 90 % of the scrapes of /metrics are served',
          datasource,
          at: [12, 32, 12, 8],
        },
        [
          {
            expr: 'histogram_quantile(0.9, sum by (instance, le) (rate(x509_scrape_duration_seconds_bucket[$__rate_interval])))',
            legend: '{{instance}}',
          },
        ],
        { unit: 's' }
      )
    )
    .withPanel(
      seriesPanel(
        { id: 10, title: 'Memory', description: 'Resident memory of each agent', datasource, at: [0, 48, 8, 8] },
        [{ expr: `process_resident_memory_bytes and on (job, instance) ${AGENTS}`, legend: '{{instance}}' }],
        { unit: 'bytes' }
      )
    )
    .withPanel(
      seriesPanel({ id: 11, title: 'CPU', description: 'Cores that each agent uses', datasource, at: [8, 48, 8, 8] }, [
        {
          expr: `rate(process_cpu_seconds_total[$__rate_interval]) and on (job, instance) ${AGENTS}`,
          legend: '{{instance}}',
        },
      ])
    )
    .withPanel(
      seriesPanel(
        {
          id: 12,
          title: 'Event loop lag',
          description: 'How long the slowest hundredth of the turns waited: answers are late by that',
          datasource,
          at: [16, 48, 8, 8],
        },
        [
          {
            expr: `nodejs_eventloop_lag_p99_seconds and on (job, instance) ${AGENTS}`,
            legend: '{{instance}}',
          },
        ],
        { unit: 's' }
      )
    )
    .build();
}

function sources(): Builder<Panel> {
  const panel = {
    id: PANELS.sources.panel,
    title: 'Sources',
    description: 'What the agent is configured to look at, and whether its last pass was good',
    datasource: agent,
    at: [0, 0, 14, 8],
  } as const;
  return basics(new TableBuilder(), panel)
    .overrideByName('up', column({ width: 60, coloured: true }))
    .overrideByName('kind', column({ width: 105 }))
    .overrideByName('locations', column({ width: 90 }))
    .overrideByName('inTrouble', column({ width: 95 }))
    .overrideByName('certificates', column({ width: 110 }))
    .overrideByName('name', column({ minWidth: 120 }))
    .overrideByName('lastSuccess', [{ id: 'unit', value: 'dateTimeFromNow' }, ...column({ width: 140 })])
    .withTarget(
      notafterQuery({
        type: 'sources',
        fields: ['up', 'name', 'kind', 'locations', 'inTrouble', 'certificates', 'lastSuccess'],
      })
    );
}

function agents(): Builder<Panel> {
  const expected = `up and on (job, instance) ${AGENTS}`;
  const reload = 'notafter_config_last_reload_successful';
  const named = (expr: string) => `max by (instance) (${expr})`;
  return tablePanel(
    {
      id: PANELS.agents.panel,
      title: 'Agents',
      description: 'Those that Prometheus has scraped within a day, and whether they answer',
      datasource,
      at: [14, 0, 10, 8],
    },
    [
      { refId: 'U', expr: named(expected) },
      { refId: 'C', expr: named(`last_over_time(${reload}[1d])`) },
      {
        refId: 'S',
        expr: named(`last_over_time(process_start_time_seconds[1d]) and on (job, instance) ${AGENTS}`) + ' * 1000',
      },
    ],
    [
      { name: 'instance', title: 'Agent', look: column({ minWidth: 120 }) },
      {
        name: 'Value #U',
        title: 'Up',
        look: worded(UP_WORDS, 80),
      },
      {
        name: 'Value #C',
        title: 'Configuration',
        look: worded(words({ '0': ['last reload failed', 'red'], '1': ['good', 'green'] }), 145),
      },
      {
        name: 'Value #S',
        title: 'Started',
        look: [{ id: 'unit', value: 'dateTimeFromNow' }, ...column({ width: 150 })],
      },
    ],
    { title: 'Up' }
  );
}

function placesInTrouble(): Builder<Panel> {
  const panel = {
    id: PANELS.places.panel,
    title: 'Places that cannot be read, and what nobody watches',
    description: 'Nobody sees when a certificate there ends; the last good reading stays visible',
    datasource: agent,
    at: [0, 8, 24, 8],
  } as const;
  return basics(new TableBuilder(), panel)
    .overrideByName('severity', column({ width: 85, coloured: true }))
    .overrideByName('rule', column({ width: 110 }))
    .overrideByName('message', column({ minWidth: 460, wrapped: true }))
    .overrideByName('node', column({ width: 90 }))
    .overrideByName('source', column({ width: 135 }))
    .overrideByName('command', column({ width: 330 }))
    .withTarget(
      notafterQuery({
        type: 'findings',
        filters: [{ field: 'findings', operator: 'in', value: ['unreadable', 'missing', 'disappeared', 'unwatched'] }],
        fields: ['severity', 'rule', 'message', 'node', 'source', 'command'],
        limit: 500,
      })
    );
}

function certificatesFound(): Builder<Panel> {
  const panel = seriesPanel(
    {
      id: 8,
      title: 'Certificates found',
      description: 'Distinct certificates by state, as the agents count them',
      datasource,
      at: [0, 40, 24, 8],
    },
    [{ expr: 'sum by (status) (notafter_certificates)', legend: '{{status}}' }],
    { stacked: true }
  );
  for (const [state, colour] of Object.entries(STATE_COLOURS)) {
    panel.overrideByName(state, [coloured(colour)]);
  }
  return panel;
}

function sourcesOverTime(): Builder<Panel> {
  const panel = {
    id: 4,
    title: 'Sources over time',
    description: 'Whether the last pass or the watch of each source was good',
    datasource,
    at: [0, 16, 24, 8],
  } as const;
  return basics(new StateTimelineBuilder(), panel)
    .mappings([UP_WORDS])
    .withTarget(rangeQuery({ expr: 'notafter_source_up', legend: '{{source_name}} · {{instance}}' }));
}
