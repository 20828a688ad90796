import { type Certificate, type RemedyStep, printable, shellQuote } from '@notafter/core';
import { inspection } from '../inspection.ts';
import { kubectl, namespacedObject } from '../kubectl.ts';
import type { SightingRule } from '../rule.ts';
import { called, moment, whenFrom } from '../words.ts';

/** Authorities that give certificates to programs only, by ACME: behind each of theirs, something once asked for it. */
const AUTOMATED = /let's encrypt|zerossl|google trust services|buypass|\bacme\b/i;

/** From this share of the lifetime left on, whoever renews it should have done so. */
const LATE_SHARE = 1 / 3;

/** The leaf of a TLS Secret that nothing renews by itself, as far as can be known: the forgotten annotation. */
export const unmanaged: SightingRule = {
  on: 'sighting',
  id: 'unmanaged',
  holds({ slot: { facts, location }, position, role }) {
    const isLeafOfTlsSecret = position === 0 && role === 'leaf' && facts.type === 'kubernetes.io/tls';
    const isItsCertificate = location.kind === 'secret' && location.key === 'tls.crt';
    return isLeafOfTlsSecret && isItsCertificate && facts.automationKnown === true && facts.managedBy === undefined;
  },
  severity: ({ certificate }, _, nowMs) =>
    isAutomated(certificate) && isLate(certificate, nowMs) ? 'warning' : 'info',
  tell({ slot, certificate, position }, _, nowMs) {
    const endMs = certificate.notAfterMs ?? nowMs;
    const issued = isAutomated(certificate) ? ', though its issuer gives certificates to automations only' : '';
    return {
      message: `Nothing renews ${called(certificate)} by itself${issued}; it ${endMs < nowMs ? 'expired' : 'expires'} ${whenFrom(nowMs, endMs)}`,
      remedy: [
        {
          text: 'See which issuers cert-manager has here',
          command: 'kubectl get clusterissuers,issuers --all-namespaces',
        },
        ...automationSteps(slot.facts.usedBy ?? []),
        {
          text: 'See that a Certificate writes it now',
          command:
            kubectl(slot.location, 'get', `-o jsonpath='{.metadata.annotations.cert-manager\\.io/certificate-name}'`) ??
            '',
        },
        inspection(slot.location, position, 'dates', `Proof: it ends after ${moment(endMs, nowMs)}`),
      ],
      sinceMs: null,
    };
  },
};

function automationSteps(usedBy: readonly string[]): readonly RemedyStep[] {
  const ingresses = usedBy.map((user) => namespacedObject(user, 'Ingress')).filter((found) => found !== null);
  const steps = ingresses.slice(0, 3).map(({ namespace, name }) => ({
    text: `Let cert-manager renew it: name one of them at Ingress ${printable(`${namespace}/${name}`, 200)}, in place of ISSUER`,
    command: `kubectl -n ${shellQuote(namespace)} annotate ingress ${shellQuote(name)} cert-manager.io/cluster-issuer=ISSUER`,
  }));
  return steps.length > 0
    ? steps
    : [
        {
          text: 'Let cert-manager renew it: make a Certificate with this secretName, the same names and one of them as issuerRef',
        },
      ];
}

const isAutomated = ({ issuer }: Certificate): boolean => AUTOMATED.test(issuer.text);

function isLate({ notBeforeMs, notAfterMs }: Certificate, nowMs: number): boolean {
  return notBeforeMs !== null && notAfterMs !== null && notAfterMs - nowMs <= LATE_SHARE * (notAfterMs - notBeforeMs);
}
