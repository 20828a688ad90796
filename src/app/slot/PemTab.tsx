import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { ClipboardButton, LinkButton, Stack, useStyles2 } from '@grafana/ui';
import type { SlotDetails } from '@notafter/core';
import React from 'react';
import { useAgent } from '../agent-context';
import { loadText } from '../data/load-text';
import { useAnswer } from '../data/use-answer';
import { AgentProblem } from '../states/AgentProblem';
import { Skeleton } from '../states/Skeleton';

/** The certificate itself, to copy and to download. It is public: the key is not there, and never read. */
export function PemTab({ slot }: { slot: SlotDetails }) {
  const styles = useStyles2(getStyles);
  const [leaf] = slot.stored;
  return (
    <div className={styles.box}>
      {leaf === undefined ? (
        t('stored.nothing', 'No certificate is there')
      ) : (
        <Pem key={leaf.certificate.fingerprint} fingerprint={leaf.certificate.fingerprint} />
      )}
    </div>
  );
}

function Pem({ fingerprint }: { fingerprint: string }) {
  const styles = useStyles2(getStyles);
  const { client } = useAgent();
  const url = client.downloadUrl(`certificates/${fingerprint}.pem`);
  const answer = useAnswer(url, (signal) => loadText(url, signal), null);
  const { data: pem, error } = answer;
  if (pem === null) {
    return error === null ? <Skeleton rows={6} /> : <AgentProblem answer={answer} />;
  }
  return (
    <Stack direction="column" gap={1}>
      <Stack direction="row" gap={1}>
        <ClipboardButton size="sm" variant="secondary" icon="copy" getText={() => pem}>
          {t('pem.copy', 'Copy')}
        </ClipboardButton>
        <LinkButton size="sm" variant="secondary" icon="download-alt" href={url} target="_blank" download>
          {t('pem.download', 'Download')}
        </LinkButton>
      </Stack>
      <pre className={styles.pem} tabIndex={0} role="region" aria-label={t('tab.pem', 'PEM')}>
        {pem}
      </pre>
    </Stack>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({ padding: theme.spacing(0, 1.5) }),
  pem: css({ margin: 0, overflowX: 'auto', fontSize: theme.typography.bodySmall.fontSize }),
});
