import {
  type Crl,
  type Location,
  type RemedyStep,
  isStale,
  lastAttribute,
  printable,
  shellQuote,
} from '@notafter/core';
import type { SlotRule } from '../rule.ts';
import { whenFrom } from '../words.ts';

/** A revocation list is past its next update (RFC 5280 §5.1.2.5): whoever checks against it refuses all of its issuer's certificates. */
export const crlStale: SlotRule = {
  on: 'slot',
  id: 'crl-stale',
  find: ({ crls, location }, _, nowMs) =>
    crls
      .filter((crl) => isStale(crl, nowMs))
      .map((crl) => ({
        message: `The revocation list of ${issuerOf(crl)} should have been replaced ${whenFrom(nowMs, crl.nextUpdateMs ?? nowMs)}; who checks against it refuses every certificate of that issuer`,
        remedy: remedyOf(location),
        sinceMs: crl.nextUpdateMs,
      })),
};

function issuerOf({ issuer }: Crl): string {
  return printable(lastAttribute(issuer, 'CN') || issuer.text || 'an unnamed issuer', 200);
}

function remedyOf(location: Location): RemedyStep[] {
  const path = location.kind === 'file' && location.entry === undefined ? shellQuote(location.path) : null;
  const look = (text: string): RemedyStep =>
    path === null
      ? { text }
      : { text, command: `openssl crl -in ${path} -noout -issuer -crlnumber -lastupdate -nextupdate` };
  return [
    look('See whose list it is, and its number'),
    { text: 'Let its issuer publish the next list, and see why the last publication did not come' },
    { text: 'Fetch it from the distribution point that the certificates name, and put it here' },
    look('Proof: its next update lies ahead; then check again here'),
  ];
}
