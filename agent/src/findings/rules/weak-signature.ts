import type { Certificate } from '@notafter/core';
import { inspection } from '../inspection.ts';
import { replacementSteps } from '../renewal-steps.ts';
import type { SightingRule } from '../rule.ts';
import { called } from '../words.ts';

const BROKEN_HASH = /md[245]|sha-?1(?!\d)/i;

/** A root is trusted for being known, not for its own signature, which nobody checks. Version 1 has no basic constraints. */
const isRoot = ({ isCa, version, subject, issuer }: Certificate): boolean =>
  subject.text === issuer.text && (isCa || version < 3);

/** Signed with a hash for which collisions are made (RFC 6151, RFC 6194). */
export const weakSignature: SightingRule = {
  on: 'sighting',
  id: 'weak-signature',
  holds: ({ certificate }) => BROKEN_HASH.test(certificate.signatureAlgorithm) && !isRoot(certificate),
  tell(sighting) {
    const { certificate, slot, position } = sighting;
    return {
      message: `The signature of ${called(certificate)} is weak: ${certificate.signatureAlgorithm}`,
      remedy: [
        { text: 'Make the issuer sign with SHA-256 or better' },
        ...replacementSteps(sighting),
        inspection(slot.location, position, 'signature', 'Proof: the new signature is of SHA-256 or better'),
      ],
      sinceMs: null,
    };
  },
};
