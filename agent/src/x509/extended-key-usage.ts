import { fenced } from './fence.ts';
import { oidText } from './oid.ts';
import { type DerReader, TAG, expect } from './reader.ts';
import { sharedByBytes } from './shared-by-bytes.ts';

const MAX_PURPOSES = 1000;

/** RFC 5280 §4.2.1.12 and what Microsoft and Netscape added. */
const PURPOSES: Readonly<Record<string, string>> = {
  '2.5.29.37.0': 'anyExtendedKeyUsage',
  '1.3.6.1.5.5.7.3.1': 'serverAuth',
  '1.3.6.1.5.5.7.3.2': 'clientAuth',
  '1.3.6.1.5.5.7.3.3': 'codeSigning',
  '1.3.6.1.5.5.7.3.4': 'emailProtection',
  '1.3.6.1.5.5.7.3.5': 'ipsecEndSystem',
  '1.3.6.1.5.5.7.3.6': 'ipsecTunnel',
  '1.3.6.1.5.5.7.3.7': 'ipsecUser',
  '1.3.6.1.5.5.7.3.8': 'timeStamping',
  '1.3.6.1.5.5.7.3.9': 'OCSPSigning',
  '1.3.6.1.5.5.7.3.17': 'ipsecIKE',
  '1.3.6.1.5.2.3.4': 'pkinitKPClientAuth',
  '1.3.6.1.5.2.3.5': 'pkinitKPKdc',
  '1.3.6.1.4.1.311.10.3.3': 'msSGC',
  '1.3.6.1.4.1.311.10.3.4': 'msEFS',
  '1.3.6.1.4.1.311.20.2.2': 'msSmartcardLogin',
  '1.3.6.1.4.1.311.10.3.12': 'msDocumentSigning',
  '2.16.840.1.113730.4.1': 'nsSGC',
};

/** Names of the purposes, OIDs where they have none; certificates with the same purposes share one array. */
export const readExtendedKeyUsage = sharedByBytes((reader, start, limit): readonly string[] => {
  const end = expect(reader, start, limit, TAG.sequence, 'SEQUENCE');
  return fenced(reader, 'a purpose', [], readPurposes, reader.start, end);
});

function readPurposes(reader: DerReader, start: number, end: number, purposes: string[]): string[] {
  for (let at = start; at < end && purposes.length < MAX_PURPOSES;) {
    at = expect(reader, at, end, TAG.oid, 'OBJECT IDENTIFIER');
    const dotted = oidText(reader.bytes, reader.start, at);
    purposes.push(PURPOSES[dotted] ?? dotted);
  }
  return purposes;
}
