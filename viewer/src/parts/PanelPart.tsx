import {
  applyFieldOverrides,
  CoreApp,
  type DataFrame,
  type DataSourceApi,
  dateTime,
  EventBusSrv,
  getPanelOptionsWithDefaults,
  LoadingState,
  type PanelPlugin,
  type TimeRange,
} from '@grafana/data';
import { PanelChrome, useTheme2 } from '@grafana/ui';
import React, { useEffect, useState } from 'react';
import { from } from 'rxjs';

const DAY_MS = 86_400_000;

interface Props {
  readonly plugin: PanelPlugin;
  readonly dataSource: DataSourceApi;
}

/** One panel as a dashboard shows it, on the data source's default query of the last week. */
export function PanelPart({ plugin, dataSource }: Props) {
  const theme = useTheme2();
  const [frames, setFrames] = useState<DataFrame[] | null>(null);
  const [timeRange] = useState(lastWeek);
  useEffect(() => {
    const targets = [{ refId: 'A', ...dataSource.getDefaultQuery?.(CoreApp.Dashboard) }];
    const request = { requestId: 'Q1', app: CoreApp.Dashboard, range: timeRange, timezone: 'utc', targets };
    const answer = from(
      dataSource.query({ ...request, interval: '1m', intervalMs: 60_000, scopedVars: {}, startTime: 0 })
    );
    const subscription = answer.subscribe(({ data }) => setFrames(data as DataFrame[]));
    return () => subscription.unsubscribe();
  }, [dataSource, timeRange]);

  const { options, fieldConfig } = getPanelOptionsWithDefaults({
    plugin,
    currentOptions: {},
    currentFieldConfig: { defaults: {}, overrides: [] },
    isAfterPluginChange: false,
  });
  const replaceVariables = (text: string) => text;
  const series = applyFieldOverrides({
    data: frames ?? [],
    fieldConfig,
    fieldConfigRegistry: plugin.fieldConfigRegistry,
    replaceVariables,
    theme,
    timeZone: 'utc',
  });
  const Panel = plugin.panel!;
  const width = document.documentElement.clientWidth - 32;
  return (
    <PanelChrome title={plugin.meta.name} width={width} height={700}>
      {(innerWidth, innerHeight) =>
        frames !== null && (
          <Panel
            id={1}
            title={plugin.meta.name}
            data={{ state: LoadingState.Done, series, timeRange }}
            timeRange={timeRange}
            timeZone="utc"
            options={options}
            fieldConfig={fieldConfig}
            transparent={false}
            width={innerWidth}
            height={innerHeight}
            renderCounter={0}
            eventBus={new EventBusSrv()}
            onOptionsChange={() => undefined}
            onFieldConfigChange={() => undefined}
            onChangeTimeRange={() => undefined}
            replaceVariables={replaceVariables}
          />
        )
      }
    </PanelChrome>
  );
}

function lastWeek(): TimeRange {
  const to = dateTime();
  const from = dateTime(to.valueOf() - 7 * DAY_MS);
  return { from, to, raw: { from: 'now-7d', to: 'now' } };
}
