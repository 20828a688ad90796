import { type RemedyStep, shellQuote } from '@notafter/core';
import type { Cause } from './cause.ts';
import type { CertificateRecord } from './certificate.ts';
import type { StepRecord } from './step.ts';

/** Words of RFC 8555 §6.6 and of Let's Encrypt. */
const RATE_LIMITED = /ratelimited|rate limit|too many (?:certificates|failed|new orders|currently pending)/i;

/** How the cause is found and mended, and how the certificate is issued then; the proof is the caller's. */
export function failureSteps(
  cause: Cause,
  { namespace, name, issuer, issuing, ready }: CertificateRecord,
  isIssuerAbsent: boolean
): readonly RemedyStep[] {
  const where = `-n ${shellQuote(namespace)}`;
  const again: RemedyStep =
    issuing?.status === 'True'
      ? { text: 'Then wait: cert-manager goes on by itself, within minutes' }
      : { text: 'Then let cert-manager try again at once', command: `cmctl renew ${where} ${shellQuote(name)}` };
  switch (cause.kind) {
    case 'issuer':
      return isIssuerAbsent ? [...absentIssuer, again] : [...issuerSteps(issuer), again];
    case 'step':
      return [...stepsOf(cause.step), RATE_LIMITED.test(cause.step.message) ? waitOut : again];
    case 'certificate': {
      const look = ready === null ? isRunning : [];
      const status = { text: 'See where it stands', command: `cmctl status certificate ${where} ${shellQuote(name)}` };
      return [...look, status, RATE_LIMITED.test(cause.message) ? waitOut : again];
    }
  }
}

const waitOut: RemedyStep = {
  text: 'Wait until the moment that it names: each try before that counts against the limit, too',
};

const isRunning: readonly RemedyStep[] = [
  {
    text: 'See whether cert-manager runs',
    command: 'kubectl get pods --all-namespaces -l app.kubernetes.io/name=cert-manager',
  },
];

const absentIssuer: readonly RemedyStep[] = [
  { text: 'See which issuers there are', command: 'kubectl get clusterissuers,issuers --all-namespaces' },
  { text: 'Make it, or name one of them in issuerRef of the Certificate' },
];

function issuerSteps({ kind, namespace, name }: CertificateRecord['issuer']): readonly RemedyStep[] {
  const scope = namespace === '' ? '' : ` -n ${shellQuote(namespace)}`;
  const object = `${kind === 'ClusterIssuer' ? 'clusterissuer' : 'issuer'} ${shellQuote(name)}`;
  return [
    { text: 'See what keeps it from being ready', command: `kubectl${scope} describe ${object}` },
    { text: 'Mend that, and wait until it is ready', command: `kubectl${scope} wait --for=condition=Ready ${object}` },
  ];
}

function stepsOf({ kind, namespace, name, challenge }: StepRecord): readonly RemedyStep[] {
  const describe = {
    text: `See what the ${kind} says`,
    command: `kubectl -n ${shellQuote(namespace)} describe ${kind.toLowerCase()} ${shellQuote(name)}`,
  };
  if (challenge === null || challenge.host === '') {
    return [describe, { text: 'Mend what it names' }];
  }
  const isDns = challenge.type === 'DNS-01';
  const look = isDns
    ? {
        text: 'See whether the TXT record is there, as everybody sees it',
        command: `dig +short TXT ${shellQuote(`_acme-challenge.${challenge.host}`)}`,
      }
    : {
        text: 'See from outside who answers there: it must be the solver of cert-manager',
        command: `curl -sSi ${shellQuote(`http://${challenge.host}/.well-known/acme-challenge/`)}`,
      };
  return [
    describe,
    look,
    { text: `Mend what is in the way: ${isDns ? 'the DNS zone, or the right to write it' : 'DNS, firewall, ingress'}` },
  ];
}
