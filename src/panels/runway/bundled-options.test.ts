import { AXIS_KINDS } from '../../components/runway/axis-kind';
import { GROUPINGS } from '../../components/runway/grouping';
import { SORTS } from '../../components/runway/sort-rows';
import dashboard from '../../dashboards/certificates-overview.json';
import pluginJson from './plugin.json';

it('the bundled dashboard sets only what the editor of the panel offers', () => {
  const panels = dashboard.panels.filter(({ type }) => type === pluginJson.id);
  expect(panels).toHaveLength(1);
  const { groupBy, sort, axis } = panels[0]?.options as Record<string, string>;
  expect(GROUPINGS).toContain(groupBy);
  expect(SORTS).toContain(sort);
  expect(AXIS_KINDS).toContain(axis);
});
