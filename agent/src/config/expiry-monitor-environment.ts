type Environment = Readonly<Record<string, string | undefined>>;

/** What of certificate-expiry-monitor-controller's environment is set: what would be silently left undone, and what may mean something else. */
export interface ExpiryMonitorEnvironment {
  readonly refused: readonly string[];
  readonly warnings: readonly string[];
}

const FEATURES: Readonly<Record<string, string>> = {
  THRESHOLD: 'its threshold (use policy.warnBefore in the configuration file)',
  NOTIFIERS: 'sending notifications',
  SLACK_TOKEN: 'sending notifications to Slack',
  SLACK_CHANNEL: 'sending notifications to Slack',
  KUBE_CONFIG_PATH: 'reading Ingresses from a cluster',
};
/** Names of that program alone. One of them tells that the others are meant for it, too. */
const TELLING = ['NOTIFIERS', 'SLACK_TOKEN', 'SLACK_CHANNEL', 'KUBE_CONFIG_PATH'];
const GENERIC = ['INTERVAL', 'THRESHOLD'];

/** Looks for the variables of certificate-expiry-monitor-controller. Its defaults, and names that any program may use, only warn. */
export function expiryMonitorEnvironment(environment: Environment): ExpiryMonitorEnvironment {
  const isSet = (name: string) => (environment[name] ?? '') !== '';
  const isDefault = (name: string) => name === 'NOTIFIERS' && environment[name] === 'log';
  const telling = TELLING.filter((name) => isSet(name) && !isDefault(name));
  const refused = Object.keys(FEATURES).filter(
    (name) => telling.includes(name) || (name === 'THRESHOLD' && telling.length > 0 && isSet(name))
  );
  const ignored = [...GENERIC, 'NOTIFIERS'].filter((name) => isSet(name) && !refused.includes(name));
  return {
    refused: refused.map((name) => `${name} is set, and ${FEATURES[name]} is not built yet: unset it`),
    warnings: ignored.map((name) => `${name} is set and has no effect`),
  };
}
