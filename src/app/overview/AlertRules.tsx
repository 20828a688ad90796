import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { getDataSourceSrv } from '@grafana/runtime';
import { Button, ClipboardButton, Drawer, Stack, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';
import { paletteOf } from '../../components/state/palette';
import { alertRules } from '../alert-rules';

/** The alert rules as YAML to copy, until this page can create them itself. */
export function AlertRules() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('rules.create', 'Create alert rules')}</Button>
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
  const prometheus = getDataSourceSrv().getList({ type: 'prometheus' })[0];
  const yaml = alertRules(prometheus?.uid ?? 'prometheus');
  return (
    <Stack direction="column" gap={2}>
      <p>
        {t(
          'rules.how',
          'Grafana evaluates alert rules on Prometheus, which scrapes the agent’s /metrics. Save this file as provisioning/alerting/notafter.yaml and restart Grafana.'
        )}{' '}
        {prometheus === undefined
          ? t('rules.no-prometheus', 'Put the uid of your Prometheus data source where it says “prometheus”.')
          : t('rules.prometheus', 'It queries your data source {{- name}}.', { name: prometheus.name })}
      </p>
      <div>
        <ClipboardButton icon="copy" variant="secondary" getText={() => yaml}>
          {t('rules.copy', 'Copy YAML')}
        </ClipboardButton>
      </div>
      <pre className={styles.yaml} tabIndex={0} role="region" aria-label={t('rules.yaml', 'Alert rules as YAML')}>
        {yaml}
      </pre>
    </Stack>
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
