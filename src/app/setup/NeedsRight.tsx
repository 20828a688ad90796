import { t } from '@grafana/i18n';
import React from 'react';

/** Said instead of a button that would fail. */
export function NeedsRight({ what }: { what: 'data-source' | 'rules' }) {
  return (
    <span>
      {what === 'data-source'
        ? t('setup.needs-admin', 'Adding a data source takes an administrator of this organisation.')
        : t('setup.needs-editor', 'Creating and changing alert rules takes an editor of this organisation.')}
    </span>
  );
}
