import { PanelPlugin } from '@grafana/data';
import { initPluginTranslations, t } from '@grafana/i18n';
import { AXIS_KINDS, axisLabel } from '../../components/runway/axis-kind';
import { GROUPINGS, groupingLabel } from '../../components/runway/grouping';
import { SORTS, sortLabel } from '../../components/runway/sort-rows';
import { suggestFor, suggesting } from '../rows/suggest';
import { thresholdInputs } from '../rows/threshold-options';
import { DEFAULT_OPTIONS, type RunwayOptions } from './options';
import pluginJson from './plugin.json';
import { RunwayPanel } from './RunwayPanel';

await initPluginTranslations(pluginJson.id);

export const plugin = suggesting(
  new PanelPlugin<RunwayOptions>(RunwayPanel).setNoPadding().setPanelOptions((builder) => {
    builder
      .addSelect({
        path: 'groupBy',
        name: t('runway-panel.group-by', 'Group by'),
        description: t('runway-panel.group-by-help', 'Files have no namespace: there it is their node'),
        defaultValue: DEFAULT_OPTIONS.groupBy,
        settings: { options: GROUPINGS.map((value) => ({ value, label: groupingLabel(value) })) },
      })
      .addSelect({
        path: 'sort',
        name: t('runway-panel.sort', 'Sort'),
        defaultValue: DEFAULT_OPTIONS.sort,
        settings: { options: SORTS.map((value) => ({ value, label: sortLabel(value) })) },
      })
      .addSelect({
        path: 'axis',
        name: t('runway-panel.axis', 'Axis'),
        defaultValue: DEFAULT_OPTIONS.axis,
        settings: { options: AXIS_KINDS.map((value) => ({ value, label: axisLabel(value) })) },
      });
    thresholdInputs().forEach((input) => builder.addTextInput(input));
  }),
  suggestFor(pluginJson, DEFAULT_OPTIONS)
);
