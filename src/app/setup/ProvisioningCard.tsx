import { t } from '@grafana/i18n';
import { ClipboardButton, Stack } from '@grafana/ui';
import React from 'react';
import { Card } from '../../components/Card';
import { CopyCommand } from '../../components/CopyCommand';
import { alertRules } from '../alert-rules';
import { SetupBody } from './SetupBody';
import { ALLOW_UNSIGNED } from './unsigned-plugins';

/** The same as files, for those who provision Grafana. */
export function ProvisioningCard({ prometheusUid, yaml }: { prometheusUid: string | null; yaml?: string }) {
  return (
    <Card title={t('setup.provisioning', 'Or as files')}>
      <SetupBody>
        <Stack direction="column" gap={1} alignItems="flex-start">
          <span>
            {t('setup.yaml-how', 'Save the rules as provisioning/alerting/notafter.yaml and restart Grafana.')}
          </span>
          <ClipboardButton
            icon="copy"
            variant="secondary"
            getText={() => alertRules(prometheusUid ?? 'prometheus', yaml)}
          >
            {t('rules.copy', 'Copy YAML')}
          </ClipboardButton>
          <span>
            {t('setup.unsigned', 'Grafana loads this plugin, which is not signed, when its environment says:')}
          </span>
          <CopyCommand command={ALLOW_UNSIGNED} />
        </Stack>
      </SetupBody>
    </Card>
  );
}
