import type { TestDataSourceResponse } from '@grafana/data';
import { t } from '@grafana/i18n';
import type { Health } from '@notafter/core';
import type { AgentClient } from './client';
import { toAgentError } from './to-agent-error';
import { unescaped } from './unescaped';

/** Save & test: what the agent holds, a warning when a source is in trouble, or what failed and what to do about it. */
export async function checkConnection(client: AgentClient): Promise<TestDataSourceResponse> {
  try {
    return tell(await client.health());
  } catch (error) {
    const { message, advice } = toAgentError(error);
    return { status: 'error', message, details: { message: advice } };
  }
}

function tell(health: Health): TestDataSourceResponse {
  const summary = t('health.summary', '{{certificates}} from {{sources}} · agent {{version}}', {
    ...unescaped({
      certificates: certificatesText(health.certificates),
      sources: sourcesText(health.sources),
      version: health.version,
    }),
  });
  const troubled = health.sourcesInTrouble;
  if (troubled.length > 0) {
    return {
      status: 'warning',
      message: `${summary} · ${t('health.trouble', 'in trouble: {{names}}', unescaped({ names: troubled.join(', ') }))}`,
      details: {
        message: t(
          'health.trouble-advice',
          'The connection works. The page Sources says what these cannot read, and why.'
        ),
      },
    };
  }
  return { status: 'success', message: summary };
}

function certificatesText(count: number): string {
  return count === 1
    ? t('health.certificate', '1 certificate')
    : t('health.certificates', '{{number}} certificates', { number: count.toLocaleString() });
}

function sourcesText(count: number): string {
  return count === 1
    ? t('health.source', '1 source')
    : t('health.sources', '{{number}} sources', { number: count.toLocaleString() });
}
