import { type Location, type Reason, type RemedyStep, objectOf, printable, shellQuote } from '@notafter/core';
import { kubectl } from './kubectl.ts';

type Steps = (location: Location) => readonly RemedyStep[];

/** A step with its command, where there is one for this kind of place. */
const step = (text: string, command: string | null): RemedyStep => (command === null ? { text } : { text, command });

const called = (location: Location): string => printable(objectOf(location), 300);

const keysOf = (location: Location): RemedyStep =>
  step('See which keys it has, and how long their values are', kubectl(location, 'describe'));

const writeAgain: Steps = (location) => [
  keysOf(location),
  { text: 'Write the value again from where it came, as PEM or DER' },
];

const keystore: Steps = (location) => [
  keysOf(location),
  step('Read it by hand, with its passphrase in PASSPHRASE; the error is the same', keystoreCommand(location)),
  { text: 'Write it again, or name its format and passphrase in the configuration of the source' },
];

const askTheServer: Steps = () => [
  { text: 'See whether the API server answers, from where the agent runs', command: 'kubectl get --raw=/readyz' },
  { text: 'See whether it is overloaded: it says so in its own metrics and log' },
];

const STEPS: Partial<Record<Reason, Steps>> = {
  missing: (location) => [
    step('See whether it is there', kubectl(location, 'get')),
    { text: `Make ${called(location)}, or take the reference to it away where nothing needs it` },
  ],
  forbidden: (location) => [
    {
      text: 'See what the agent’s account may do (put its namespace and name in place of NAMESPACE and NAME)',
      command: `kubectl auth can-i ${verbsOf(location)} --as=system:serviceaccount:NAMESPACE:NAME`,
    },
    {
      text: 'Give it the rights that its configuration needs, no verb more',
      command: 'notafter rbac --config FILE | kubectl apply -f -',
    },
  ],
  unauthorized: () => [
    {
      text: 'The API server does not know who asks: see whether the token or the client certificate of the agent is still good',
      command: 'kubectl auth whoami',
    },
    { text: 'Renew the kubeconfig’s credentials, or restart the agent’s Pod to get a new token' },
  ],
  not_served: (location) => [
    { text: 'See what the API server serves', command: 'kubectl api-resources' },
    { text: `Install what defines ${called(location)}, or take the source out of the configuration` },
  ],
  rate_limited: askTheServer,
  unreachable: askTheServer,
  timed_out: askTheServer,
  api_error: askTheServer,
  read_failed: askTheServer,
  bad_pkcs12: keystore,
  bad_jks: keystore,
  bad_passphrase: (location) => [
    keysOf(location),
    {
      text: 'Name the right passphrase in the configuration of the source: passphraseKey (a key of this Secret or of another one), passphraseFile or passphrase',
    },
    step('Try it by hand, with the passphrase in PASSPHRASE', keystoreCommand(location)),
  ],
  too_large: (location) => [
    keysOf(location),
    { text: 'Keep the certificates alone in it, or leave it out with the rules of the source' },
  ],
  no_certificate_found: (location) => [
    ...writeAgain(location),
    { text: 'If it is not meant to hold certificates, leave its key out with keyPatterns' },
  ],
  unsupported_format: (location) => [
    keysOf(location),
    { text: 'Name its format in the configuration of the source, or write it as PEM' },
  ],
};

/** What to do when an object of the API, or a part of it, cannot be read. */
export function objectReadingSteps(location: Location, reason: Reason): readonly RemedyStep[] {
  return (STEPS[reason] ?? writeAgain)(location);
}

function verbsOf(location: Location): string {
  const resource = { secret: 'secrets', configmap: 'configmaps', csr: 'certificatesigningrequests' };
  const named = location.kind in resource ? resource[location.kind as keyof typeof resource] : '--list';
  const scope = 'namespace' in location ? ` -n ${shellQuote(location.namespace)}` : '';
  return named === '--list' ? named : `list ${named}${scope}`;
}

function keystoreCommand(location: Location): string | null {
  if (location.kind !== 'secret') {
    return null;
  }
  const path = shellQuote(`{.data.${location.key.replace(/[.\\]/g, '\\$&')}}`);
  const read = kubectl(location, 'get', `-o jsonpath=${path}`);
  return `${read} | base64 -d > /dev/shm/keystore && keytool -list -keystore /dev/shm/keystore -storepass:env PASSPHRASE; rm -f /dev/shm/keystore`;
}
