import appJson from '../../plugin.json';
import dataSourceJson from '../../datasource/plugin.json';
import calendarJson from '../../panels/calendar/plugin.json';
import runwayJson from '../../panels/runway/plugin.json';
import trustJson from '../../panels/trust/plugin.json';

/** Grafana asks for every id, the nested ones too. */
const IDS = [appJson, dataSourceJson, runwayJson, calendarJson, trustJson].map(({ id }) => id);

/** What Grafana's environment says so that it loads this app without a signature. */
export const ALLOW_UNSIGNED = `GF_PLUGINS_ALLOW_LOADING_UNSIGNED_PLUGINS=${IDS.join(',')}`;
