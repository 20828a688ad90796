import { lastAttribute, printable } from '@notafter/core';
import { inspection } from '../inspection.ts';
import type { GapRule, SightingRule } from '../rule.ts';
import { called, whenFrom } from '../words.ts';

/**
 * The certificate of a client, known by the request that asked for it alone: nobody sees whether it is renewed. A kubelet's is
 * its node's affair, which an agent there looks at.
 * https://kubernetes.io/docs/reference/access-authn-authz/certificate-signing-requests/
 */
const clients: Pick<SightingRule, 'holds' | 'tell'> = {
  holds({ certificate, slot, position }, { inventory, status }) {
    if (slot.location.kind !== 'csr' || position !== 0 || status === 'expired') {
      return false;
    }
    const isClient = certificate.extendedKeyUsage.includes('clientAuth');
    const isKubelet = lastAttribute(certificate.subject, 'O') === 'system:nodes';
    const isHeld = inventory.slotsHolding(certificate.fingerprint).some(({ location }) => location.kind !== 'csr');
    return isClient && !isKubelet && !isHeld;
  },
  tell({ certificate, slot, position }, _, nowMs) {
    const requestedBy = slot.facts.usedBy?.[0];
    const by = requestedBy === undefined ? '' : `, requested by ${printable(requestedBy, 200)},`;
    return {
      message: `The client certificate ${called(certificate)}${by} is at no place that is watched; it expires ${whenFrom(nowMs, certificate.notAfterMs ?? nowMs)}`,
      remedy: [
        inspection(slot.location, position, 'dates', 'See whose it is, and until when'),
        { text: 'Ask who requested it where it is kept: a kubeconfig, a Secret, a file' },
        { text: 'Add that place to the sources, or the annotation notafter.io/ignore: "true" to the request' },
        { text: 'Proof: the certificate has a second place, and the finding leaves' },
      ],
      sinceMs: null,
    };
  },
};

/** Something that exists, and that no source looks at. */
export const unwatched: GapRule = {
  on: 'gap',
  id: 'unwatched',
  tell: ({ message, remedy }) => ({ message: printable(message, 500), remedy, sinceMs: null }),
  sightings: clients,
};
