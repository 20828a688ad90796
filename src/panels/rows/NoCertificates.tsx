import { Trans } from '@grafana/i18n';
import React from 'react';

/** What a panel says when its query has found nothing. */
export function NoCertificates() {
  return <Trans i18nKey="panel.empty">No certificates match this query</Trans>;
}
