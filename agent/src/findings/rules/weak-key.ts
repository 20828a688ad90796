import { inspection } from '../inspection.ts';
import { replacementSteps } from '../renewal-steps.ts';
import type { SightingRule } from '../rule.ts';
import { called } from '../words.ts';

/** The fewest bits by kind of key (NIST SP 800-131A; CA/Browser Forum Baseline Requirements §6.1.5). */
const LEAST_BITS: Readonly<Record<string, number>> = {
  RSA: 2048,
  'RSA-PSS': 2048,
  'RSASSA-PSS': 2048,
  DSA: 2048,
  ECDSA: 256,
  EC: 256,
};

/** Its key is too short to trust. */
export const weakKey: SightingRule = {
  on: 'sighting',
  id: 'weak-key',
  holds({ certificate: { keyAlgorithm, keySize } }) {
    const least = LEAST_BITS[keyAlgorithm];
    return least !== undefined && keySize !== null && keySize < least;
  },
  tell(sighting) {
    const { certificate, slot, position } = sighting;
    const { keyAlgorithm, keySize } = certificate;
    return {
      message: `The key of ${called(certificate)} is weak: ${keyAlgorithm} with ${keySize} bits, where ${LEAST_BITS[keyAlgorithm]} are the least`,
      remedy: [
        {
          text: 'Make a new key and a request with the same names',
          command: 'openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout new.key -out new.csr',
        },
        ...replacementSteps(sighting),
        inspection(slot.location, position, 'key', 'Proof: the new key is long enough'),
      ],
      sinceMs: null,
    };
  },
};
