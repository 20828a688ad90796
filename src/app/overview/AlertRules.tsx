import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, ClipboardButton, Drawer, LinkButton, Stack, useStyles2 } from '@grafana/ui';
import { DEFAULT_POLICY } from '@notafter/core';
import React, { useState } from 'react';
import { paletteOf } from '../../components/state/palette';
import { useAgent } from '../agent-context';
import { alertRules } from '../alert-rules';
import { dataSourcesOf } from '../data-sources-of';
import { familyYaml } from '../setup/rule-family';
import { alertingUrl } from '../setup/alerting-page';
import { useRulesStanding } from './use-rules-standing';

/** The way to the alert rules: to Grafana's list of them, else to the page that creates them, and to a file of them. */
export function AlertRules() {
  const [open, setOpen] = useState(false);
  const standing = useRulesStanding();
  if (standing === 'there') {
    return (
      <LinkButton variant="secondary" icon="bell" href={alertingUrl()}>
        {t('rules.title', 'Alert rules')}
      </LinkButton>
    );
  }
  return (
    <>
      {standing === 'to-create' ? (
        <Button onClick={() => setOpen(true)}>{t('rules.create', 'Create alert rules')}</Button>
      ) : (
        <Button variant="secondary" icon="bell" onClick={() => setOpen(true)}>
          {t('rules.title', 'Alert rules')}
        </Button>
      )}
      {open && (
        <Drawer title={t('rules.title', 'Alert rules')} size="md" onClose={() => setOpen(false)}>
          <Rules />
        </Drawer>
      )}
    </>
  );
}

function Rules() {
  const styles = useStyles2(getStyles);
  const { links, choice } = useAgent();
  const family = choice.kind === 'agent' ? 'agent' : 'metrics';
  const prometheus = choice.kind === 'prometheus' ? choice : dataSourcesOf('prometheus')[0];
  const yaml = alertRules(prometheus?.uid ?? 'prometheus', familyYaml(family, DEFAULT_POLICY));
  return (
    <Stack direction="column" gap={2}>
      <p>
        {family === 'metrics' ? metricsText() : agentText()}{' '}
        {prometheus === undefined
          ? t('rules.no-prometheus', 'Put the uid of your Prometheus data source where it says “prometheus”.')
          : t('rules.prometheus', 'It queries your data source {{- name}}.', { name: prometheus.name })}
      </p>
      <Stack gap={1} wrap="wrap">
        <LinkButton href={links.setup(family === 'metrics' ? { rules: family } : {})} icon="bell">
          {t('rules.setup', 'Let Setup create them')}
        </LinkButton>
        <ClipboardButton icon="copy" variant="secondary" getText={() => yaml}>
          {t('rules.copy', 'Copy YAML')}
        </ClipboardButton>
      </Stack>
      <pre className={styles.yaml} tabIndex={0} role="region" aria-label={t('rules.yaml', 'Alert rules as YAML')}>
        {yaml}
      </pre>
    </Stack>
  );
}

function agentText(): string {
  return t(
    'rules.how',
    'Grafana evaluates alert rules on Prometheus, which scrapes the agent’s /metrics. Setup creates them; or save this file as provisioning/alerting/notafter.yaml and restart Grafana.'
  );
}

function metricsText(): string {
  return t(
    'rules.how-metrics',
    'Grafana evaluates these alert rules on the metrics of this page, with the default thresholds. Setup creates them, with thresholds of your own; or save this file as provisioning/alerting/notafter.yaml and restart Grafana.'
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  yaml: css({
    margin: 0,
    padding: theme.spacing(1),
    overflow: 'auto',
    background: paletteOf(theme).background.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
});
