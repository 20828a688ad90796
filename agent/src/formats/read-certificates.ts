import type { Reading } from '@notafter/core';
import { FORMATS, type Format } from './format.ts';
import { looksLikeDer, readDer } from './read-der.ts';
import { looksLikePem, readPem } from './read-pem.ts';
import { fromUtf16 } from './utf16.ts';

const FOUR_BYTES: Readonly<Record<string, string>> = {
  feedfeed: 'JKS keystore',
  cececece: 'JCEKS keystore',
};

interface FormatReader {
  readonly format: Format;
  looksLikeIt(bytes: Buffer): boolean;
  read(bytes: Buffer): Reading;
}

/** In the order in which they are tried: DER is told by its first bytes, PEM may stand anywhere. */
const READERS: readonly FormatReader[] = [
  { format: 'der', looksLikeIt: looksLikeDer, read: readDer },
  { format: 'pem', looksLikeIt: looksLikePem, read: readPem },
];

/**
 * Reads all certificates of a file, a Secret's key or the like, in whichever of the formats they are. A reading without
 * any certificate says why: `no_certificate_found`, `unsupported_format`, `bad_pem` or `bad_der`. Never throws.
 */
export function readCertificates(bytes: Buffer, formats: readonly Format[] = FORMATS): Reading {
  const keystore = FOUR_BYTES[bytes.toString('hex', 0, 4)];
  if (keystore !== undefined) {
    return { ok: false, reason: 'unsupported_format', message: `${keystore}: not read yet` };
  }
  const text = fromUtf16(bytes) ?? bytes;
  const candidates = READERS.filter((reader) => reader.looksLikeIt(text));
  const allowed = candidates.filter(({ format }) => formats.includes(format));
  const readings = allowed.map(({ read }) => read(text));
  return readings.find(({ ok }) => ok) ?? readings[0] ?? nothingRead(bytes, candidates, formats);
}

function nothingRead(bytes: Buffer, candidates: readonly FormatReader[], formats: readonly Format[]): Reading {
  const [other] = candidates;
  if (other !== undefined) {
    const message = `it is ${other.format}, and only ${formats.join(', ')} is to be read here`;
    return { ok: false, reason: 'unsupported_format', message };
  }
  const message = bytes.length === 0 ? 'it is empty' : 'neither a PEM block nor DER in it';
  return { ok: false, reason: 'no_certificate_found', message };
}
