import {
  DashboardBuilder,
  DashboardLinkBuilder,
  DashboardLinkType,
  DatasourceVariableBuilder,
  PanelBuilder,
  type Dashboard,
  type Panel,
} from '@grafana/grafana-foundation-sdk/dashboard';
import type { Builder } from '@grafana/grafana-foundation-sdk/cog';
import {
  BigValueColorMode,
  BigValueGraphMode,
  LegendPlacement,
  VisibilityMode,
  VizLegendOptionsBuilder,
  VizTextDisplayOptionsBuilder,
} from '@grafana/grafana-foundation-sdk/common';
import { PanelBuilder as StatBuilder } from '@grafana/grafana-foundation-sdk/stat';
import { PanelBuilder as TableBuilder } from '@grafana/grafana-foundation-sdk/table';
import { PanelBuilder as BarChartBuilder } from '@grafana/grafana-foundation-sdk/barchart';
import { PanelBuilder as TimeSeriesBuilder } from '@grafana/grafana-foundation-sdk/timeseries';
import { column } from './column.ts';
import { notafterQuery } from './notafter-query.ts';
import { DASHBOARD_UIDS, PANELS } from './panel-references.ts';

const DATA_SOURCE_TYPE = 'notafter-certificates-datasource';
const DATA_SOURCE = { type: DATA_SOURCE_TYPE, uid: '${datasource}' };

/** Certificates overview: how many are in which state, the runway, what ends when, and what is wrong. */
export function certificatesOverview(revision: number): Dashboard {
  return new DashboardBuilder('Certificates overview')
    .id(null)
    .uid(DASHBOARD_UIDS.overview)
    .description('When every certificate ends, and what is wrong with which')
    .tags(['certificates', 'notafter'])
    .revision(revision)
    .time({ from: 'now-7d', to: 'now' })
    .timezone('browser')
    .refresh('1m')
    .editable()
    .withVariable(new DatasourceVariableBuilder('datasource').label('Agent').type(DATA_SOURCE_TYPE))
    .link(
      new DashboardLinkBuilder('Open the app')
        .type(DashboardLinkType.Link)
        .url('/a/notafter-certificates-app')
        .icon('external link')
    )
    .withPanel(states())
    .withPanel(runway())
    .withPanel(endsPerWeek())
    .withPanel(remaining())
    .withPanel(findings())
    .withPanel(certificates())
    .build();
}

function states(): Builder<Panel> {
  return new StatBuilder()
    .id(1)
    .title('Certificates by state')
    .description('Distinct certificates in each state')
    .datasource(DATA_SOURCE)
    .gridPos({ x: 0, y: 0, w: 24, h: 4 })
    .withTarget(notafterQuery({ type: 'summary', groupBy: [] }))
    .reduceOptions({
      build: () => ({
        calcs: ['lastNotNull'],
        values: false,
        fields: '/^(expired|critical|warning|not yet valid|unreadable|valid)$/i',
      }),
    })
    .colorMode(BigValueColorMode.Value)
    .graphMode(BigValueGraphMode.None);
}

function runway(): Builder<Panel> {
  return new PanelBuilder()
    .type('notafter-runway-panel')
    .id(PANELS.runway.panel)
    .title('Runway')
    .description('Where the now line cuts a bar is the state of the certificate')
    .datasource(DATA_SOURCE)
    .gridPos({ x: 0, y: 4, w: 24, h: 15 })
    .withTarget(
      notafterQuery({
        type: 'certificates',
        filters: [{ field: 'role', operator: '=', value: 'leaf' }],
        fields: [
          'state',
          'title',
          'place',
          'namespace',
          'node',
          'source',
          'issuerCN',
          'owner',
          'notBefore',
          'notAfter',
          'warningAt',
          'criticalAt',
          'renewalDueAt',
          'renewedAt',
          'managedBy',
          'usedBy',
          'kind',
          'slot',
          'position',
        ],
        orderBy: [{ field: 'notAfter' }],
      })
    )
    .options({ groupBy: 'namespace', sort: 'ends-first', axis: 'log' });
}

function endsPerWeek(): Builder<Panel> {
  return new BarChartBuilder()
    .id(3)
    .title('Ends per week')
    .description(
      'Distinct certificates that end in each week, with twelve weeks ahead, in the colour of the worst state'
    )
    .datasource(DATA_SOURCE)
    .gridPos({ x: 0, y: 19, w: 12, h: 9 })
    .decimals(0)
    .xField('time')
    .xTickLabelSpacing(60)
    .colorByField('state')
    .barWidth(0.8)
    .text(new VizTextDisplayOptionsBuilder().valueSize(14))
    .legend(new VizLegendOptionsBuilder().showLegend(false))
    .withTarget(notafterQuery({ type: 'upcoming', interval: 'week' }));
}

function remaining(): Builder<Panel> {
  return new TimeSeriesBuilder()
    .id(5)
    .title('Days left')
    .description('Falls by a day each day and steps up at a renewal; those that end within 60 days')
    .datasource(DATA_SOURCE)
    .gridPos({ x: 12, y: 19, w: 12, h: 9 })
    .showPoints(VisibilityMode.Always)
    .pointSize(6)
    .legend(new VizLegendOptionsBuilder().showLegend(true).placement(LegendPlacement.Right).calcs([]))
    .withTarget(
      notafterQuery({
        type: 'remaining',
        filters: [
          { field: 'role', operator: '=', value: 'leaf' },
          { field: 'state', operator: '!=', value: 'superseded' },
          { field: 'daysLeft', operator: '<', value: 60 },
        ],
      })
    );
}

function findings(): Builder<Panel> {
  return new TableBuilder()
    .id(4)
    .title('Findings')
    .description('What is wrong, worst first, and the first command that mends it')
    .datasource(DATA_SOURCE)
    .gridPos({ x: 0, y: 28, w: 24, h: 10 })
    .overrideByName('severity', column({ width: 85, coloured: true }))
    .overrideByName('message', column({ minWidth: 260, wrapped: true }))
    .overrideByName('place', column({ width: 270 }))
    .overrideByName('node', column({ width: 90 }))
    .overrideByName('command', column({ width: 340 }))
    .withTarget(
      notafterQuery({ type: 'findings', fields: ['severity', 'message', 'place', 'node', 'command'], limit: 200 })
    );
}

function certificates(): Builder<Panel> {
  return new TableBuilder()
    .id(6)
    .title('Certificates')
    .description('One row a certificate, worst first, with the number of places where it was found')
    .datasource(DATA_SOURCE)
    .gridPos({ x: 0, y: 38, w: 24, h: 12 })
    .overrideByName('state', column({ width: 105, coloured: true }))
    .overrideByName('title', column({ minWidth: 150 }))
    .overrideByName('place', column({ minWidth: 180 }))
    .overrideByName('node', column({ width: 90 }))
    .overrideByName('daysLeft', column({ width: 90 }))
    .overrideByName('notAfter', column({ width: 165 }))
    .overrideByName('issuerCN', column({ minWidth: 130 }))
    .overrideByName('locations', column({ width: 80 }))
    .withTarget(
      notafterQuery({
        type: 'certificates',
        distinct: true,
        fields: ['state', 'title', 'place', 'node', 'daysLeft', 'notAfter', 'issuerCN', 'locations'],
        orderBy: [{ field: 'state' }, { field: 'notAfter' }],
        limit: 1000,
      })
    );
}
