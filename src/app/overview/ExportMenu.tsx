import { t } from '@grafana/i18n';
import { Button, Dropdown, Icon, Menu } from '@grafana/ui';
import type { Filter } from '@notafter/core';
import React from 'react';
import { useAgent } from '../agent-context';

/** Downloads of what the filters leave. */
export function ExportMenu({ filters }: { filters: readonly Filter[] }) {
  const { client } = useAgent();
  const search = new URLSearchParams({ filters: JSON.stringify(filters) });
  const menu = (
    <Menu>
      <Menu.Item
        label={t('export.csv', 'Certificates as CSV')}
        icon="file-alt"
        url={client.downloadUrl(`certificates.csv?${search}`)}
        target="_blank"
      />
    </Menu>
  );
  return (
    <Dropdown overlay={menu} placement="bottom-end">
      <Button variant="secondary" icon="download-alt">
        {t('export.title', 'Export')} <Icon name="angle-down" />
      </Button>
    </Dropdown>
  );
}
