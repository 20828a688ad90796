import { PanelPlugin } from '@grafana/data';
import { initPluginTranslations, t } from '@grafana/i18n';
import { modeLabel } from '../../components/calendar/Calendar';
import { CALENDAR_MODES } from '../../components/calendar/day-tallies';
import { suggestFor, suggesting } from '../rows/suggest';
import { thresholdInputs } from '../rows/threshold-options';
import { CalendarPanel } from './CalendarPanel';
import { type CalendarOptions, DEFAULT_OPTIONS } from './options';
import pluginJson from './plugin.json';

await initPluginTranslations(pluginJson.id);

export const plugin = suggesting(
  new PanelPlugin<CalendarOptions>(CalendarPanel).setNoPadding().setPanelOptions((builder) => {
    builder.addRadio({
      path: 'count',
      name: t('calendar-panel.count', 'Count'),
      description: t('calendar-panel.count-help', 'What is counted at first; whoever looks may switch'),
      defaultValue: DEFAULT_OPTIONS.count,
      settings: { options: CALENDAR_MODES.map((value) => ({ value, label: modeLabel(value) })) },
    });
    thresholdInputs().forEach((input) => builder.addTextInput(input));
  }),
  suggestFor(pluginJson, DEFAULT_OPTIONS)
);
