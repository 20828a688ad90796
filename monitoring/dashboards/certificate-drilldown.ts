import type { Builder } from '@grafana/grafana-foundation-sdk/cog';
import {
  BigValueColorMode,
  BigValueGraphMode,
  BigValueTextMode,
  VisibilityMode,
} from '@grafana/grafana-foundation-sdk/common';
import {
  type Dashboard,
  type Panel,
  QueryVariableBuilder,
  VariableHide,
  VariableRefresh,
} from '@grafana/grafana-foundation-sdk/dashboard';
import { PanelBuilder as StatBuilder } from '@grafana/grafana-foundation-sdk/stat';
import { PanelBuilder as TableBuilder } from '@grafana/grafana-foundation-sdk/table';
import { PanelBuilder as TimeSeriesBuilder } from '@grafana/grafana-foundation-sdk/timeseries';
import { column } from './column.ts';
import { AGENT_TYPE, agentFrom, datasourceVariable, newDashboard } from './new-dashboard.ts';
import { notafterQuery } from './notafter-query.ts';
import { DASHBOARD_UIDS } from './panel-references.ts';
import { absolute, basics } from './prometheus-panels.ts';

const datasource = agentFrom('datasource');
const HERE = [
  { field: 'node', operator: '=', value: '$node' },
  { field: 'place', operator: '=', value: '$place' },
] as const;
const LEAF_HERE = [...HERE, { field: 'position', operator: '=', value: 0 }] as const;

/** Certificate drill-down: one place, what is there now, how it went, and where else the same certificate is. */
export function certificateDrilldown(revision: number): Dashboard {
  return newDashboard({
    uid: DASHBOARD_UIDS.certificate,
    title: 'Certificate drill-down',
    description: 'One place: what is there, when it ends, what is wrong, and where else the same certificate is',
    revision,
    past: '30d',
  })
    .withVariable(datasourceVariable('datasource', 'Agent', AGENT_TYPE))
    .withVariable(fieldVariable('place', 'Place', [{ field: 'role', operator: '=', value: 'leaf' }]))
    .withVariable(fieldVariable('node', 'Node', [{ field: 'place', operator: '=', value: '$place' }]))
    .withVariable(fieldVariable('fingerprint', 'Fingerprint', LEAF_HERE).hide(VariableHide.HideVariable))
    .withPanel(fact(1, 'State', 'state', 0, 4))
    .withPanel(fact(2, 'Days left', 'daysLeft', 4, 4))
    .withPanel(fact(3, 'Ends', 'notAfter', 8, 6))
    .withPanel(fact(4, 'Lifetime', 'lifetimeDays', 14, 5))
    .withPanel(fact(5, 'Valid from', 'notBefore', 19, 5))
    .withPanel(remaining())
    .withPanel(findings())
    .withPanel(chain())
    .withPanel(places())
    .withPanel(history())
    .build();
}

interface VariableFilter {
  readonly field: string;
  readonly operator: string;
  readonly value: string | number;
}

function fieldVariable(field: string, label: string, filters: readonly VariableFilter[]): QueryVariableBuilder {
  return new QueryVariableBuilder(field)
    .label(label)
    .datasource(datasource)
    .refresh(VariableRefresh.OnDashboardLoad)
    .query({ refId: 'VariableQuery', schemaVersion: 1, field, filters, order: 'urgency' });
}

function fact(
  id: number,
  title: string,
  field: 'state' | 'daysLeft' | 'notAfter' | 'lifetimeDays' | 'notBefore',
  x: number,
  w: number
): Builder<Panel> {
  const panel = {
    id,
    title,
    description: 'Of the certificate that stands first there',
    datasource,
    at: [x, 0, w, 4],
  } as const;
  const stat = basics(new StatBuilder(), panel);
  // The data source colours the others.
  const plain = ['notAfter', 'lifetimeDays', 'notBefore'].includes(field);
  return (plain ? stat.thresholds(absolute([{ value: null, color: 'text' }])) : stat)
    .colorMode(BigValueColorMode.Value)
    .graphMode(BigValueGraphMode.None)
    .textMode(BigValueTextMode.Value)
    .reduceOptions({ build: () => ({ calcs: ['lastNotNull'], values: false, fields: `/^${LABELS[field]}$/` }) })
    .withTarget(notafterQuery({ type: 'certificates', filters: LEAF_HERE, fields: [field], limit: 1 }));
}

/** What the data source calls these columns. */
const LABELS = {
  state: 'State',
  daysLeft: 'Days left',
  notAfter: 'Ends',
  lifetimeDays: 'Lifetime',
  notBefore: 'Valid from',
} as const;

function remaining(): Builder<Panel> {
  const panel = {
    id: 6,
    title: 'Days left, over time',
    description: 'Falls by a day each day and steps up at a renewal',
    datasource,
    at: [0, 4, 12, 9],
  } as const;
  return basics(new TimeSeriesBuilder(), panel)
    .showPoints(VisibilityMode.Always)
    .pointSize(6)
    .withTarget(notafterQuery({ type: 'remaining', filters: HERE }));
}

function findings(): Builder<Panel> {
  const panel = {
    id: 7,
    title: 'What is wrong here',
    description: 'Findings of this place, worst first, and the first command that mends each',
    datasource,
    at: [12, 4, 12, 9],
  } as const;
  return basics(new TableBuilder(), panel)
    .overrideByName('severity', column({ width: 85, coloured: true }))
    .overrideByName('message', column({ minWidth: 220, wrapped: true }))
    .overrideByName('command', column({ width: 260 }))
    .withTarget(notafterQuery({ type: 'findings', filters: HERE, fields: ['severity', 'message', 'command'] }));
}

function chain(): Builder<Panel> {
  const panel = {
    id: 8,
    title: 'Chain',
    description: 'Every certificate found at the place, in its order there',
    datasource,
    at: [0, 13, 24, 8],
  } as const;
  return basics(new TableBuilder(), panel)
    .overrideByName('position', column({ width: 80 }))
    .overrideByName('state', column({ width: 105, coloured: true }))
    .overrideByName('daysLeft', column({ width: 90 }))
    .overrideByName('notAfter', column({ width: 195 }))
    .overrideByName('sans', column({ minWidth: 180 }))
    .withTarget(
      notafterQuery({
        type: 'certificates',
        filters: HERE,
        fields: [
          ...['position', 'role', 'title', 'state', 'daysLeft', 'notAfter', 'issuerCN', 'sans'],
          ...['keyAlgorithm', 'signatureAlgorithm', 'managedBy', 'owner', 'usedBy'],
        ],
        orderBy: [{ field: 'position' }],
      })
    );
}

function places(): Builder<Panel> {
  const panel = {
    id: 9,
    title: 'Every place of the same certificate',
    description: 'Replace all of them at once, or one keeps serving the old one',
    datasource,
    at: [0, 21, 12, 9],
  } as const;
  return basics(new TableBuilder(), panel)
    .overrideByName('state', column({ width: 105, coloured: true }))
    .overrideByName('place', column({ minWidth: 220 }))
    .overrideByName('node', column({ width: 90 }))
    .overrideByName('kind', column({ width: 100 }))
    .overrideByName('source', column({ width: 115 }))
    .withTarget(
      notafterQuery({
        type: 'certificates',
        filters: [{ field: 'fingerprint', operator: '=', value: '$fingerprint' }],
        fields: ['place', 'node', 'kind', 'source', 'state'],
      })
    );
}

function history(): Builder<Panel> {
  const panel = {
    id: 10,
    title: 'History',
    description: 'Renewals and other changes of the place within the time of the dashboard',
    datasource,
    at: [12, 21, 12, 9],
  } as const;
  return basics(new TableBuilder(), panel)
    .overrideByName('time', column({ width: 195 }))
    .overrideByName('event', column({ width: 135 }))
    .overrideByName('text', column({ minWidth: 200, wrapped: true }))
    .withTarget(notafterQuery({ type: 'events', filters: HERE, fields: ['time', 'event', 'text'] }));
}
