import { type Facts, shellQuote } from '@notafter/core';

/** What follows from a Certificate of cert-manager for the Secret that it writes. */
export function managedByCertificate(namespace: string, name: string): Facts {
  return {
    managedBy: `Certificate ${namespace}/${name}`,
    automationKnown: true,
    renewal: [
      {
        text: 'Let cert-manager issue it anew',
        command: `cmctl renew -n ${shellQuote(namespace)} ${shellQuote(name)}`,
      },
    ],
  };
}
