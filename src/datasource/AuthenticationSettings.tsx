import { t } from '@grafana/i18n';
import { Field, Input, RadioButtonGroup, SecretInput } from '@grafana/ui';
import React, { useId } from 'react';
import { methodOf, tokenOf, withMethod, withToken } from './authentication';
import { withoutSecret, withSecret } from './change-settings';
import type { SectionProps } from './ConfigEditor';
import { Section } from './Section';

export function AuthenticationSettings(props: SectionProps) {
  const { options, change } = props;
  const method = methodOf(options);
  const methods = [
    { value: 'none' as const, label: t('config.no-authentication', 'None') },
    { value: 'basic' as const, label: t('config.basic', 'User and password') },
    { value: 'token' as const, label: t('config.token', 'Bearer token') },
  ];
  return (
    <Section title={t('config.authentication', 'Authentication')} isUsed={method !== 'none'}>
      <div>
        <RadioButtonGroup
          aria-label={t('config.method', 'Method')}
          options={methods}
          value={method}
          disabled={options.readOnly}
          onChange={(value) => change(withMethod(options, value))}
        />
      </div>
      {method === 'basic' && <BasicAuthentication {...props} />}
      {method === 'token' && <Token {...props} />}
    </Section>
  );
}

function BasicAuthentication({ options, change }: SectionProps) {
  const [userId, passwordId] = [useId(), useId()];
  return (
    <>
      <Field noMargin label={t('config.user', 'User')}>
        <Input
          id={userId}
          width={40}
          autoComplete="off"
          disabled={options.readOnly}
          value={options.basicAuthUser}
          onChange={(event) => change({ ...options, basicAuthUser: event.currentTarget.value })}
        />
      </Field>
      <Field noMargin label={t('config.password', 'Password')}>
        <SecretInput
          id={passwordId}
          width={40}
          autoComplete="new-password"
          disabled={options.readOnly}
          isConfigured={options.secureJsonFields.basicAuthPassword === true}
          value={options.secureJsonData?.basicAuthPassword ?? ''}
          onChange={(event) => change(withSecret(options, 'basicAuthPassword', event.currentTarget.value))}
          onReset={() => change(withoutSecret(options, 'basicAuthPassword'))}
        />
      </Field>
    </>
  );
}

function Token({ options, change }: SectionProps) {
  const id = useId();
  const { token, configured } = tokenOf(options);
  return (
    <Field
      noMargin
      label={t('config.token-value', 'Token')}
      description={t('config.token-hint', 'Sent as Authorization: Bearer …')}
    >
      <SecretInput
        id={id}
        width={60}
        autoComplete="new-password"
        disabled={options.readOnly}
        isConfigured={configured}
        value={token}
        onChange={(event) => change(withToken(options, event.currentTarget.value))}
        onReset={() => change(withToken(options, ''))}
      />
    </Field>
  );
}
