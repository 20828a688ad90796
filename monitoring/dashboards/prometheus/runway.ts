import type { Builder } from '@grafana/grafana-foundation-sdk/cog';
import { PanelBuilder, type Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { coloured } from '../column.ts';
import { PANELS } from '../panel-references.ts';
import { basics, seriesPanel } from '../prometheus-panels.ts';
import { tableQuery } from '../prometheus-query.ts';
import { beginsOf, DATA_SOURCE, endsOf, stateOf } from './selection.ts';

/** The timeline, the calendar, and how it went. */
export function prometheusRunway(): ReadonlyArray<Builder<Panel>> {
  const targets = [
    tableQuery({ refId: 'A', expr: endsOf() }),
    // Without it, a bar begins faded at the left edge.
    tableQuery({ refId: 'B', expr: beginsOf() }),
  ];
  return [
    overTime(),
    basics(new PanelBuilder().type('notafter-runway-panel'), {
      id: PANELS.series.panel,
      title: 'Runway',
      description: 'Where the now line cuts a bar is the state of the certificate; its zones are set in the panel',
      datasource: DATA_SOURCE,
      at: [0, 10, 24, 15],
    })
      .targets(targets)
      .options({ groupBy: 'namespace', sort: 'ends-first', axis: 'log' }),
    basics(new PanelBuilder().type('notafter-calendar-panel'), {
      id: 11,
      title: 'Calendar',
      description: 'On which day how many certificates end',
      datasource: DATA_SOURCE,
      at: [0, 25, 24, 9],
    })
      .targets(targets)
      .options({ count: 'ends' }),
  ];
}

function overTime(): Builder<Panel> {
  return seriesPanel(
    {
      id: 7,
      title: 'States over time',
      description: 'How many certificates were in trouble when, and when the next one ended',
      datasource: DATA_SOURCE,
      at: [0, 4, 20, 6],
    },
    [
      { refId: 'A', legend: 'warning', expr: `count((${stateOf()}) == 1) or vector(0)` },
      { refId: 'B', legend: 'critical', expr: `count((${stateOf()}) == 2) or vector(0)` },
      { refId: 'C', legend: 'expired', expr: `count((${stateOf()}) == 3) or vector(0)` },
    ],
    { stacked: true }
  )
    .overrideByName('warning', [coloured('orange')])
    .overrideByName('critical', [coloured('red')])
    .overrideByName('expired', [coloured('semi-dark-red')]);
}
