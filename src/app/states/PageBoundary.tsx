import { t } from '@grafana/i18n';
import { PluginPage } from '@grafana/runtime';
import { Alert, Button, ErrorBoundary, Stack } from '@grafana/ui';
import React, { type ReactNode, useState } from 'react';
import { useLocation } from 'react-router-dom';

interface Props {
  /** Called before the page is tried again: a page whose code did not arrive has to be asked for anew. */
  readonly onRetry: () => void;
  readonly children: ReactNode;
}

/** Says so when a page's code does not arrive or the page fails, until it is tried again or left. */
export function PageBoundary({ onRetry, children }: Props) {
  const { pathname } = useLocation();
  const [attempt, setAttempt] = useState(0);
  const retry = () => {
    onRetry();
    setAttempt(attempt + 1);
  };
  return (
    <ErrorBoundary dependencies={[pathname, attempt]}>
      {({ error }) => (error === null ? children : <Failed error={error} onRetry={retry} />)}
    </ErrorBoundary>
  );
}

function Failed({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const { title, advice } = textOf(error);
  return (
    <PluginPage renderTitle={() => <h1>{t('page-failed.heading', 'Certificates')}</h1>}>
      <Alert severity="error" title={title}>
        <Stack direction="row" justifyContent="space-between" alignItems="center" gap={2} wrap="wrap">
          <span>{advice}</span>
          <Button size="sm" variant="secondary" icon="sync" onClick={onRetry}>
            {t('problem.retry', 'Retry')}
          </Button>
        </Stack>
      </Alert>
    </PluginPage>
  );
}

/** The error's own message is for the console, where React has written it. */
function textOf(error: Error): { readonly title: string; readonly advice: string } {
  if (error.name === 'ChunkLoadError') {
    return {
      title: t('page-failed.not-loaded', 'This page could not be loaded'),
      advice: t(
        'page-failed.not-loaded-advice',
        'The server that this page comes from does not answer, or has been upgraded meanwhile. Is it running? If so, reload the page.'
      ),
    };
  }
  return {
    title: t('page-failed.not-shown', 'This page could not be shown'),
    advice: t(
      'page-failed.not-shown-advice',
      'Something in it went wrong; the browser’s console says what. The other pages still work.'
    ),
  };
}
