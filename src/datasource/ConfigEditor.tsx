import type { DataSourcePluginOptionsEditorProps } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Field, Input, Stack, Text } from '@grafana/ui';
import React, { useId } from 'react';
import { AdvancedSettings } from './AdvancedSettings';
import { AuthenticationSettings } from './AuthenticationSettings';
import type { Options } from './change-settings';
import { HeaderSettings } from './HeaderSettings';
import type { SecureSettings, Settings } from './settings';
import { TlsSettings } from './TlsSettings';

type Props = DataSourcePluginOptionsEditorProps<Settings, SecureSettings>;

/** What every section gets: the settings, and a way to change them. */
export interface SectionProps {
  readonly options: Options;
  readonly change: (options: Options) => void;
}

/** Where the agent is and how Grafana's server speaks to it, in Grafana's own keys. */
export function ConfigEditor({ options, onOptionsChange }: Props) {
  const urlId = useId();
  const section = { options, change: onOptionsChange };
  const isOdd = options.url !== '' && !/^https?:\/\/[^/\s]+/i.test(options.url);
  return (
    <Stack direction="column" gap={2}>
      <Field
        noMargin
        required
        label={t('config.url', 'URL of the agent')}
        description={t('config.url-hint', 'As Grafana’s server reaches it. The browser never connects to it.')}
        invalid={isOdd}
        error={t('config.url-odd', 'Begin with http:// or https:// and a host.')}
      >
        <Input
          id={urlId}
          width={50}
          type="url"
          placeholder="http://notafter:9793"
          disabled={options.readOnly}
          value={options.url}
          onChange={(event) => onOptionsChange({ ...options, url: event.currentTarget.value.trim() })}
        />
      </Field>
      <AuthenticationSettings {...section} />
      <TlsSettings {...section} />
      <HeaderSettings {...section} />
      <AdvancedSettings {...section} />
      <Text element="p">
        {t(
          'config.alerting',
          'Alert rules run on Grafana’s server and query Prometheus, which scrapes the agent’s /metrics; this data source feeds panels and pages only.'
        )}
      </Text>
    </Stack>
  );
}
