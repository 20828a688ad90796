import { AXIS_KINDS } from '../../components/runway/axis-kind';
import { GROUPINGS } from '../../components/runway/grouping';
import { SORTS } from '../../components/runway/sort-rows';
import overview from '../../dashboards/certificates-overview.json';
import prometheusOnly from '../../dashboards/certificates-prometheus.json';
import pluginJson from './plugin.json';

interface Dashboard {
  readonly title: string;
  readonly panels: ReadonlyArray<{ readonly type: string; readonly options?: object }>;
}

it.each<Dashboard>([overview, prometheusOnly])(
  '“$title” sets only what the editor of the panel offers',
  ({ panels }) => {
    const runways = panels.filter(({ type }) => type === pluginJson.id);
    expect(runways).toHaveLength(1);
    const { groupBy, sort, axis } = runways[0]?.options as Record<string, string>;
    expect(GROUPINGS).toContain(groupBy);
    expect(SORTS).toContain(sort);
    expect(AXIS_KINDS).toContain(axis);
  }
);
