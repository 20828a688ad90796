import { PanelPlugin } from '@grafana/data';
import { initPluginTranslations, t } from '@grafana/i18n';
import { AXIS_KINDS, axisLabel } from '../../components/runway/axis-kind';
import { suggestFor, suggesting } from '../rows/suggest';
import { thresholdInputs } from '../rows/threshold-options';
import { DEFAULT_OPTIONS, type TrustOptions } from './options';
import pluginJson from './plugin.json';
import { TrustPanel } from './TrustPanel';

await initPluginTranslations(pluginJson.id);

/** The tree has no axis that follows the dashboard's range: an authority ends far beyond it. */
const AXES = AXIS_KINDS.filter((kind) => kind !== 'dashboard');

export const plugin = suggesting(
  new PanelPlugin<TrustOptions>(TrustPanel).setNoPadding().setPanelOptions((builder) => {
    builder.addRadio({
      path: 'axis',
      name: t('trust-panel.axis', 'Axis'),
      defaultValue: DEFAULT_OPTIONS.axis,
      settings: { options: AXES.map((value) => ({ value, label: axisLabel(value) })) },
    });
    thresholdInputs().forEach((input) => builder.addTextInput(input));
  }),
  suggestFor(pluginJson, DEFAULT_OPTIONS)
);
