import { printable, shellQuote } from '@notafter/core';
import { kubectl } from '../kubectl.ts';
import type { SlotRule } from '../rule.ts';

/**
 * A TLS Secret that nothing refers to, after everything that could has been looked at. Not one that holds an authority: who
 * issues with it may stand anywhere.
 */
export const orphaned: SlotRule = {
  on: 'slot',
  id: 'orphaned',
  find({ location, facts, certificates }) {
    const { unused, usedBy = [], managedBy, type } = facts;
    const isCertificateOfSecret =
      location.kind === 'secret' && location.key === 'tls.crt' && certificates[0]?.isCa === false;
    const isOrphan = unused === true && usedBy.length === 0 && managedBy === undefined && type === 'kubernetes.io/tls';
    if (!isCertificateOfSecret || !isOrphan) {
      return [];
    }
    const { namespace, name } = location;
    const [inNamespace, search] = [shellQuote(namespace), shellQuote(name)];
    const where = printable(`${namespace}/${name}`, 300);
    return [
      {
        message: `No Ingress, Gateway, Pod, webhook or Certificate refers to Secret ${where}`,
        remedy: [
          {
            text: 'Search for what may still name it: custom resources, and what reads it through the API',
            command: `kubectl -n ${inNamespace} get ingresses,deployments,statefulsets,daemonsets,cronjobs -o yaml | grep -nF -e ${search}`,
          },
          { text: 'If nothing needs it, delete it', command: kubectl(location, 'delete') ?? '' },
          {
            text: 'Proof: no Pod waits for it',
            command: `kubectl -n ${inNamespace} get events --field-selector reason=FailedMount | grep -cF -e ${search}`,
          },
        ],
        sinceMs: null,
      },
    ];
  },
};
