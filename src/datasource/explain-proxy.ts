import { t } from '@grafana/i18n';
import type { AgentErrorKind } from './client';
import { explainRefusal } from './explain-refusal';
import { unescaped } from './unescaped';

export interface Explanation {
  readonly kind: AgentErrorKind;
  readonly message: string;
  readonly advice: string;
}

/**
 * A failure that the agent did not write itself. Between browser and agent stands Grafana's data source proxy: it
 * answers an empty 502 for most failures, 504 when it waited too long, and 400 for the agent's 401, so that Grafana
 * does not log its user out. A 401 or 403 is Grafana's own.
 */
export function explainProxy(status: number, text: string): Explanation {
  return (
    explainSettings(text) ??
    explainTls(text) ??
    explainNetwork(text) ??
    explainRefusal(status) ??
    explainStatus(status, text)
  );
}

export function credentialsAdvice(): string {
  return t('error.credentials-advice', 'Check user, password or token in the settings of the data source.');
}

function explainSettings(text: string): Explanation | null {
  if (text.includes('Authentication to data source failed')) {
    return {
      kind: 'unauthorized',
      message: t('error.credentials', 'The agent refused the credentials of the data source.'),
      advice: credentialsAdvice(),
    };
  }
  if (text.includes('Unable to load TLS')) {
    return {
      kind: 'tls',
      message: t('error.bad-pem', 'Grafana cannot use the TLS certificates of the data source.'),
      advice: t('error.bad-pem-advice', 'Paste CA, client certificate and its key again, as PEM.'),
    };
  }
  if (/validation of data source URL|invalid (?:data source )?URL|whitelist|not a valid target/i.test(text)) {
    return {
      kind: 'bad-request',
      message: t('error.bad-url', 'Grafana refuses the URL of the data source: {{text}}', unescaped({ text })),
      advice: t(
        'error.bad-url-advice',
        'Write it like http://notafter:9793, and allow it in Grafana’s data_source_proxy_whitelist where that is set.'
      ),
    };
  }
  return null;
}

/** The texts of Go's crypto/tls and crypto/x509, which name the trouble. */
function explainTls(text: string): Explanation | null {
  if (!/x509:|tls:|TLS handshake|HTTP response to HTTPS client|CERT_|self[- ]signed certificate/i.test(text)) {
    return null;
  }
  const message = t('error.tls', 'No TLS connection to the agent: {{text}}', unescaped({ text }));
  if (/unknown authority|self[- ]signed|UNABLE_TO_(?:GET|VERIFY)/i.test(text)) {
    return {
      kind: 'tls',
      message,
      advice: t(
        'error.tls-authority-advice',
        'Turn on “With CA certificate” and paste the CA that issued the agent’s certificate.'
      ),
    };
  }
  if (/is valid for|not valid for any names|doesn't contain any|ALTNAME/i.test(text)) {
    return {
      kind: 'tls',
      message,
      advice: t(
        'error.tls-name-advice',
        'Use a host name that is in the agent’s certificate, or set “Server name” to one that is.'
      ),
    };
  }
  if (/expired|not yet valid/i.test(text)) {
    return {
      kind: 'tls',
      message,
      advice: t('error.tls-expired-advice', 'Renew the certificate that the agent serves.'),
    };
  }
  if (/does not look like a TLS handshake|HTTP response to HTTPS client/i.test(text)) {
    return {
      kind: 'tls',
      message,
      advice: t('error.tls-plain-advice', 'The agent speaks plain HTTP there: begin the URL with http://.'),
    };
  }
  return { kind: 'tls', message, advice: t('error.tls-advice', 'Check the TLS settings of the data source.') };
}

function explainNetwork(text: string): Explanation | null {
  if (/no such host|ENOTFOUND|EAI_AGAIN|server misbehaving/i.test(text)) {
    return {
      kind: 'unreachable',
      message: t('error.dns', 'Grafana’s server does not know the host of the agent.'),
      advice: t(
        'error.dns-advice',
        'Check the host in the URL of the data source; Grafana’s server must be able to resolve it.'
      ),
    };
  }
  return /refused|ECONNREFUSED|no route to host|ECONNRESET|connection reset/i.test(text) ? unreachable() : null;
}

function unreachable(): Explanation {
  return {
    kind: 'unreachable',
    message: t(
      'error.unreachable',
      'Grafana’s server cannot reach the agent (connection refused, unknown host or failed TLS).'
    ),
    advice: t(
      'error.unreachable-advice',
      'Is the agent running and listening at the URL of the data source, seen from Grafana’s server? Grafana’s log has the cause beside “Proxy request failed”.'
    ),
  };
}

function explainStatus(status: number, text: string): Explanation {
  switch (status) {
    case 404:
      return notAnAgent(t('error.not-found', 'What answers at this URL knows no Notafter API (404).'));
    case 408:
    case 504:
      return {
        kind: 'timeout',
        message: t('error.timeout', 'The agent did not answer in time.'),
        advice: t(
          'error.timeout-advice',
          'Narrow the filters or lower the limit, or raise the timeout of the data source.'
        ),
      };
    case 429:
      return {
        kind: 'too-soon',
        message: t('error.too-many', 'Too many requests.'),
        advice: t('error.too-soon-advice', 'Wait ten seconds, then try again.'),
      };
    case 502:
    case 503:
      return unreachable();
    default:
      return {
        kind: status >= 400 && status < 500 ? 'bad-request' : 'failed',
        message: t(
          'error.status',
          'The request failed ({{status}}): {{text}}',
          unescaped({ status, text: firstLine(text) })
        ),
        advice: t('error.failed-advice', 'The log of the agent says more.'),
      };
  }
}

export function notAnAgent(message: string): Explanation {
  return {
    kind: 'not-an-agent',
    message,
    advice: t('error.not-an-agent-advice', 'Check host, port (9793 unless configured otherwise) and path of the URL.'),
  };
}

/** Enough of a text to recognize it: proxies send whole web pages. */
function firstLine(text: string): string {
  const line = text.trim().split('\n')[0] ?? '';
  return line.length > 200 ? `${line.slice(0, 200)}…` : line;
}
