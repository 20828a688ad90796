import type { Certificate } from '@notafter/core';
import { inspection } from '../inspection.ts';
import { replacementSteps } from '../renewal-steps.ts';
import type { RuleContext, SightingRule } from '../rule.ts';
import { called, moment, whenFrom } from '../words.ts';

/** Chains are short; two authorities that signed each other have no end. */
const LONGEST_CHAIN = 8;

/** An issuer in its chain, of those the agent knows, ends before it: from then on nobody trusts it (RFC 5280 §6.1.3). */
export const issuerEndsFirst: SightingRule = {
  on: 'sighting',
  id: 'issuer-ends-first',
  holds: ({ certificate, role }, { inventory, status }) =>
    role !== 'root' && status !== 'expired' && issuerThatEndsFirst(certificate, inventory) !== null,
  tell(sighting, { inventory }, nowMs) {
    const { certificate, slot, position } = sighting;
    const issuer = issuerThatEndsFirst(certificate, inventory);
    const endMs = issuer?.notAfterMs ?? nowMs;
    const name = issuer === null ? 'its issuer' : called(issuer);
    const verb = endMs < nowMs ? 'expired' : 'expires';
    return {
      message: `${name}, an issuer of ${called(certificate)}, ${verb} ${whenFrom(nowMs, endMs)}, before ${called(certificate)} itself`,
      remedy: [
        { text: `Renew ${name} first, and give the new one to everybody who trusts the old one` },
        { text: `Then issue ${called(certificate)} again, with the new ${name}` },
        ...replacementSteps(sighting),
        inspection(
          slot.location,
          position,
          'dates',
          `Proof: its issuer ends later than ${moment(endMs, nowMs)}, and it does not outlive it`
        ),
      ],
      sinceMs: null,
    };
  },
};

/** Where several can have issued a certificate, the one that ends last counts: a renewed authority has the same key. */
function issuerThatEndsFirst(certificate: Certificate, inventory: RuleContext['inventory']): Certificate | null {
  const endMs = certificate.notAfterMs;
  let child = certificate;
  for (let depth = 0; endMs !== null && depth < LONGEST_CHAIN; depth++) {
    const [issuer] = inventory.issuersOf(child);
    if (issuer === undefined) {
      return null;
    }
    if (issuer.notAfterMs !== null && issuer.notAfterMs < endMs) {
      return issuer;
    }
    child = issuer;
  }
  return null;
}
