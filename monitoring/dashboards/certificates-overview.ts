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
import { BigValueColorMode, BigValueGraphMode } from '@grafana/grafana-foundation-sdk/common';
import { PanelBuilder as StatBuilder } from '@grafana/grafana-foundation-sdk/stat';
import { PanelBuilder as TableBuilder } from '@grafana/grafana-foundation-sdk/table';
import { PanelBuilder as BarChartBuilder } from '@grafana/grafana-foundation-sdk/barchart';
import { PanelBuilder as TimeSeriesBuilder } from '@grafana/grafana-foundation-sdk/timeseries';
import { notafterQuery } from './notafter-query.ts';

export const CERTIFICATES_OVERVIEW = { uid: 'notafter-certificates', runwayPanelId: 2 } as const;

const DATA_SOURCE_TYPE = 'notafter-certificates-datasource';
const DATA_SOURCE = { type: DATA_SOURCE_TYPE, uid: '${datasource}' };

/** Certificates overview: how many are in which state, the runway, what ends when, and what is wrong. */
export function certificatesOverview(revision: number): Dashboard {
  return new DashboardBuilder('Certificates overview')
    .id(null)
    .uid(CERTIFICATES_OVERVIEW.uid)
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
    .withPanel(findings())
    .withPanel(remaining())
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
    .id(CERTIFICATES_OVERVIEW.runwayPanelId)
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
    .description('Distinct certificates that end in each of the coming weeks')
    .datasource(DATA_SOURCE)
    .gridPos({ x: 0, y: 19, w: 10, h: 8 })
    .timeFrom('now/w')
    .hideTimeOverride(true)
    .xField('time')
    .withTarget(notafterQuery({ type: 'upcoming', interval: 'week' }));
}

function findings(): Builder<Panel> {
  return new TableBuilder()
    .id(4)
    .title('Findings')
    .description('What is wrong, worst first')
    .datasource(DATA_SOURCE)
    .gridPos({ x: 10, y: 19, w: 14, h: 8 })
    .withTarget(
      notafterQuery({
        type: 'findings',
        orderBy: [{ field: 'severity', direction: 'desc' }, { field: 'notAfter' }],
        limit: 200,
      })
    );
}

function remaining(): Builder<Panel> {
  return new TimeSeriesBuilder()
    .id(5)
    .title('Days left')
    .description('Falls by a day each day and steps up at a renewal')
    .datasource(DATA_SOURCE)
    .gridPos({ x: 0, y: 27, w: 10, h: 9 })
    .withTarget(
      notafterQuery({
        type: 'remaining',
        filters: [
          { field: 'role', operator: '=', value: 'leaf' },
          { field: 'daysLeft', operator: '<', value: 60 },
        ],
      })
    );
}

function certificates(): Builder<Panel> {
  return new TableBuilder()
    .id(6)
    .title('Certificates')
    .description('One row a certificate, with the number of places where it was found')
    .datasource(DATA_SOURCE)
    .gridPos({ x: 10, y: 27, w: 14, h: 9 })
    .withTarget(
      notafterQuery({
        type: 'certificates',
        distinct: true,
        fields: [
          'state',
          'title',
          'place',
          'node',
          'daysLeft',
          'notAfter',
          'issuerCN',
          'keyAlgorithm',
          'keySize',
          'locations',
        ],
        orderBy: [{ field: 'notAfter' }],
        limit: 1000,
      })
    );
}
