import { type Facts, shellQuote } from '@notafter/core';

/** As one string: what is joined with `+` stays a tree of its parts, for each of thousands of Secrets. */
const flat = (...parts: readonly string[]): string => parts.join('');

/** What follows from a Certificate of cert-manager for the Secret that it writes. */
export function managedByCertificate(namespace: string, name: string): Facts {
  return {
    managedBy: flat('Certificate ', namespace, '/', name),
    automationKnown: true,
    renewal: [
      {
        text: 'Let cert-manager issue it anew',
        command: flat('cmctl renew -n ', shellQuote(namespace), ' ', shellQuote(name)),
      },
    ],
  };
}
