import { t } from '@grafana/i18n';
import { Button, IconButton, Input, SecretInput, Stack } from '@grafana/ui';
import React from 'react';
import { tokenIndex } from './authentication';
import type { SectionProps } from './ConfigEditor';
import { HiddenLabel } from './HiddenLabel';
import { addHeader, changeHeader, readHeaders, removeHeader } from './http-headers';
import { Section } from './Section';

/** Headers beside the bearer token. */
export function HeaderSettings({ options, change }: SectionProps) {
  const token = tokenIndex(options);
  const headers = readHeaders(options).map((header, index) => ({ ...header, index }));
  const shown = headers.filter(({ index }) => index !== token);
  return (
    <Section title={t('config.headers', 'Custom HTTP headers')} isUsed={shown.length > 0}>
      {shown.map(({ index, ...header }, place) => (
        <Stack key={index} gap={1} alignItems="center" wrap="wrap">
          <HiddenLabel text={t('config.header-name', 'Name of header {{number}}', { number: place + 1 })}>
            {(id) => (
              <Input
                id={id}
                width={30}
                placeholder="X-Scope-OrgID"
                disabled={options.readOnly}
                value={header.name}
                onChange={(event) =>
                  change(changeHeader(options, index, { ...header, name: event.currentTarget.value }))
                }
              />
            )}
          </HiddenLabel>
          <HiddenLabel text={t('config.header-value', 'Value of header {{number}}', { number: place + 1 })}>
            {(id) => (
              <SecretInput
                id={id}
                width={40}
                disabled={options.readOnly}
                isConfigured={header.configured}
                value={header.value}
                onChange={(event) =>
                  change(changeHeader(options, index, { ...header, value: event.currentTarget.value }))
                }
                onReset={() => change(changeHeader(options, index, { ...header, value: '', configured: false }))}
              />
            )}
          </HiddenLabel>
          <IconButton
            name="trash-alt"
            tooltip={t('config.remove-header', 'Remove header {{number}}', { number: place + 1 })}
            disabled={options.readOnly}
            onClick={() => change(removeHeader(options, index))}
          />
        </Stack>
      ))}
      <div>
        <Button
          variant="secondary"
          icon="plus"
          disabled={options.readOnly}
          onClick={() => change(addHeader(options, { name: '', value: '', configured: false }))}
        >
          {t('config.add-header', 'Add header')}
        </Button>
      </div>
    </Section>
  );
}
