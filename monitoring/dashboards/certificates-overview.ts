import {
  type Dashboard,
  MappingType,
  type Panel,
  PanelBuilder,
  SpecialValueMatch,
  type ValueMapping,
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
import { PanelBuilder as PieBuilder, PieChartLabels } from '@grafana/grafana-foundation-sdk/piechart';
import { PanelBuilder as StatBuilder } from '@grafana/grafana-foundation-sdk/stat';
import { PanelBuilder as TableBuilder } from '@grafana/grafana-foundation-sdk/table';
import { PanelBuilder as BarChartBuilder } from '@grafana/grafana-foundation-sdk/barchart';
import { PanelBuilder as TimeSeriesBuilder } from '@grafana/grafana-foundation-sdk/timeseries';
import { pieLegend } from './pie-legend.ts';
import { column } from './column.ts';
import { AGENT_TYPE, agentFrom, datasourceVariable, newDashboard } from './new-dashboard.ts';
import { notafterQuery } from './notafter-query.ts';
import { DASHBOARD_UIDS, PANELS } from './panel-references.ts';

const DATA_SOURCE = agentFrom('datasource');

/** Certificates overview: how many are in which state, the runway, what ends when, and what is wrong. */
export function certificatesOverview(revision: number): Dashboard {
  return newDashboard({
    uid: DASHBOARD_UIDS.overview,
    title: 'Certificates overview',
    description: 'When every certificate ends, who renews it, and what is wrong with which',
    revision,
  })
    .withVariable(datasourceVariable('datasource', 'Agent', AGENT_TYPE))
    .withPanel(states())
    .withPanel(runway())
    .withPanel(endsPerWeek())
    .withPanel(remaining())
    .withPanel(renewals())
    .withPanel(owners())
    .withPanel(findings())
    .withPanel(certificates())
    .withPanel(authorities())
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
    .gridPos({ x: 0, y: 19, w: 9, h: 9 })
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
    .description(
      'Falls by a day each day and steps up at a renewal; those that end within 60 days, or ended in the last 30'
    )
    .datasource(DATA_SOURCE)
    .gridPos({ x: 14, y: 19, w: 10, h: 9 })
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
          { field: 'daysLeft', operator: '>', value: -30 },
        ],
      })
    );
}

/** What the alerts CertificateRenewalOverdue, CertificateIssuanceFailing and CertificateUnmanaged speak of. */
const RENEWAL_FINDINGS = ['renewal-overdue', 'issuance-failing', 'unmanaged'];

function renewals(): Builder<Panel> {
  return new TableBuilder()
    .id(PANELS.renewals.panel)
    .title('Renewals that need somebody')
    .description('Overdue, failing, or with nobody to do them: why, who owns it, and the first command')
    .datasource(DATA_SOURCE)
    .gridPos({ x: 0, y: 28, w: 24, h: 10 })
    .overrideByName('severity', column({ width: 85, coloured: true }))
    .overrideByName('rule', column({ width: 130 }))
    .overrideByName('message', column({ minWidth: 420, wrapped: true }))
    .overrideByName('owner', column({ width: 120 }))
    .overrideByName('daysLeft', column({ width: 90 }))
    .overrideByName('command', column({ width: 300 }))
    .withTarget(
      notafterQuery({
        type: 'findings',
        filters: [{ field: 'findings', operator: 'in', value: RENEWAL_FINDINGS }],
        fields: ['severity', 'rule', 'message', 'daysLeft', 'owner', 'command'],
        limit: 200,
      })
    );
}

/** Grafana calls a part by the words of its row, and one that has none by the name of the number. */
const NOBODY: ValueMapping = {
  type: MappingType.SpecialValue,
  options: { match: SpecialValueMatch.Empty, result: { text: 'nobody' } },
};

function owners(): Builder<Panel> {
  return new PieBuilder()
    .id(9)
    .title('Who owns them')
    .description('Distinct leaf certificates by the owner of their object; most often a label on it')
    .datasource(DATA_SOURCE)
    .gridPos({ x: 9, y: 19, w: 5, h: 9 })
    .reduceOptions({ build: () => ({ calcs: ['lastNotNull'], values: true, fields: '/^Certificates$/' }) })
    .displayLabels([PieChartLabels.Value])
    .legend(pieLegend())
    .overrideByName('owner', [{ id: 'mappings', value: [NOBODY] }])
    .withTarget(
      notafterQuery({
        type: 'summary',
        filters: [{ field: 'role', operator: '=', value: 'leaf' }],
        groupBy: ['owner'],
        fields: ['owner', 'count'],
      })
    );
}

function authorities(): Builder<Panel> {
  return new PanelBuilder()
    .type('notafter-trust-panel')
    .id(PANELS.authorities.panel)
    .title('Trust')
    .description('What hangs below each authority; hatched red is the part of a bar that outlives its issuer')
    .datasource(DATA_SOURCE)
    .gridPos({ x: 0, y: 60, w: 24, h: 14 })
    .withTarget(
      notafterQuery({ type: 'certificates', fields: TRUST_COLUMNS, orderBy: [{ field: 'notAfter' }], limit: 5000 })
    )
    .options({ axis: 'log' });
}

/** What the tree needs to join a certificate to its issuer, beside what the runway needs. */
const TRUST_COLUMNS = [
  ...['state', 'title', 'place', 'namespace', 'node', 'issuerCN', 'owner', 'role', 'slot', 'position'],
  ...['notBefore', 'notAfter', 'warningAt', 'criticalAt', 'renewalDueAt', 'renewedAt', 'managedBy'],
  ...['fingerprint', 'issuerFingerprint', 'subject', 'issuer', 'isCa'],
];

function findings(): Builder<Panel> {
  return new TableBuilder()
    .id(4)
    .title('Findings')
    .description('What is wrong, worst first, and the first command that mends it')
    .datasource(DATA_SOURCE)
    .gridPos({ x: 0, y: 38, w: 24, h: 10 })
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
    .gridPos({ x: 0, y: 48, w: 24, h: 12 })
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
