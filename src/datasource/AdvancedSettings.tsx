import { t } from '@grafana/i18n';
import { Field, Input, TagsInput } from '@grafana/ui';
import React, { useId } from 'react';
import { withJson } from './change-settings';
import type { SectionProps } from './ConfigEditor';
import { Section } from './Section';

export function AdvancedSettings({ options, change }: SectionProps) {
  const [timeoutId, cookiesId] = [useId(), useId()];
  const { timeout, keepCookies = [] } = options.jsonData;
  return (
    <Section title={t('config.advanced', 'Advanced')} isUsed={timeout !== undefined || keepCookies.length > 0}>
      <Field
        noMargin
        label={t('config.timeout', 'Timeout')}
        description={t('config.timeout-hint', 'Seconds; Grafana’s own default when empty')}
      >
        <Input
          id={timeoutId}
          width={20}
          type="number"
          min={1}
          disabled={options.readOnly}
          value={timeout ?? ''}
          onChange={(event) => change(withTimeout(options, event.currentTarget.value))}
        />
      </Field>
      <Field
        noMargin
        label={t('config.cookies', 'Cookies to keep')}
        description={t('config.cookies-hint', 'Names of cookies that Grafana passes on to the agent')}
      >
        <TagsInput
          id={cookiesId}
          width={40}
          disabled={options.readOnly ?? false}
          tags={keepCookies}
          onChange={(tags) => change(withJson(options, { keepCookies: tags }))}
        />
      </Field>
    </Section>
  );
}

function withTimeout(options: SectionProps['options'], text: string): SectionProps['options'] {
  const { timeout: _, ...others } = options.jsonData;
  const seconds = Number(text);
  return { ...options, jsonData: seconds > 0 ? { ...others, timeout: seconds } : others };
}
