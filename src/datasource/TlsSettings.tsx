import { t } from '@grafana/i18n';
import { Field, Input, SecretTextArea, Switch } from '@grafana/ui';
import React, { useId } from 'react';
import { withJson, withoutSecret, withSecret } from './change-settings';
import type { SectionProps } from './ConfigEditor';
import { Section } from './Section';
import type { Settings } from './settings';

export function TlsSettings(props: SectionProps) {
  const { tlsAuth = false, tlsAuthWithCACert = false, tlsSkipVerify = false } = props.options.jsonData;
  return (
    <Section title={t('config.tls', 'TLS')} isUsed={tlsAuth || tlsAuthWithCACert || tlsSkipVerify}>
      <TlsSwitch
        {...props}
        name="tlsAuthWithCACert"
        label={t('config.ca', 'With CA certificate')}
        hint={t('config.ca-hint', 'For an agent whose certificate no public authority issued')}
      />
      {tlsAuthWithCACert && <PemField {...props} name="tlsCACert" label={t('config.ca-pem', 'CA certificate')} />}
      <TlsSwitch
        {...props}
        name="tlsAuth"
        label={t('config.client', 'With client certificate')}
        hint={t('config.client-hint', 'For an agent that asks who calls')}
      />
      {tlsAuth && (
        <>
          <PemField {...props} name="tlsClientCert" label={t('config.client-pem', 'Client certificate')} />
          <PemField {...props} name="tlsClientKey" label={t('config.client-key', 'Client key')} />
        </>
      )}
      {(tlsAuth || tlsAuthWithCACert) && <ServerName {...props} />}
      <TlsSwitch
        {...props}
        name="tlsSkipVerify"
        label={t('config.skip', 'Skip verification')}
        hint={t('config.skip-hint', 'Believes any certificate, a forged one too')}
      />
    </Section>
  );
}

interface SwitchProps extends SectionProps {
  readonly name: keyof Pick<Settings, 'tlsAuth' | 'tlsAuthWithCACert' | 'tlsSkipVerify'>;
  readonly label: string;
  readonly hint: string;
}

function TlsSwitch({ options, change, name, label, hint }: SwitchProps) {
  const id = useId();
  return (
    <Field noMargin label={label} description={hint}>
      <Switch
        id={id}
        disabled={options.readOnly}
        value={options.jsonData[name] ?? false}
        onChange={(event) =>
          change({ ...options, jsonData: { ...options.jsonData, [name]: event.currentTarget.checked } })
        }
      />
    </Field>
  );
}

interface PemProps extends SectionProps {
  readonly name: 'tlsCACert' | 'tlsClientCert' | 'tlsClientKey';
  readonly label: string;
}

function PemField({ options, change, name, label }: PemProps) {
  const id = useId();
  return (
    <Field noMargin label={label}>
      <SecretTextArea
        id={id}
        rows={6}
        cols={66}
        disabled={options.readOnly}
        placeholder={name === 'tlsClientKey' ? '-----BEGIN PRIVATE KEY-----' : '-----BEGIN CERTIFICATE-----'}
        isConfigured={options.secureJsonFields[name] === true}
        value={options.secureJsonData?.[name] ?? ''}
        onChange={(event) => change(withSecret(options, name, event.currentTarget.value))}
        onReset={() => change(withoutSecret(options, name))}
      />
    </Field>
  );
}

function ServerName({ options, change }: SectionProps) {
  const id = useId();
  return (
    <Field
      noMargin
      label={t('config.server-name', 'Server name')}
      description={t('config.server-name-hint', 'When the certificate names another host than the URL')}
    >
      <Input
        id={id}
        width={40}
        disabled={options.readOnly}
        value={options.jsonData.serverName ?? ''}
        onChange={(event) => change(withJson(options, { serverName: event.currentTarget.value }))}
      />
    </Field>
  );
}
