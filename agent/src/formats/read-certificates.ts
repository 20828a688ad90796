import type { Reading } from '@notafter/core';
import type { Format } from './format.ts';
import { keystoreKindOf } from './keystore-kind.ts';
import { looksLikeDer, readDer } from './read-der.ts';
import { looksLikePem, readPem } from './read-pem.ts';
import { fromUtf16 } from './utf16.ts';

/** All but keystores, which have entries and are read by `readContents`. */
const WITHOUT_ENTRIES: readonly Format[] = ['pem', 'der', 'crl'];

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
 * Reads all certificates and revocation lists of a file, a Secret's key or the like, in whichever of the formats they are. A reading without
 * any says why: `no_certificate_found`, `unsupported_format`, `bad_pem`, `bad_der` or `bad_crl`. Never throws.
 */
export function readCertificates(bytes: Buffer, formats: readonly Format[] = WITHOUT_ENTRIES): Reading {
  const keystore = keystoreKindOf(bytes);
  if (keystore !== null) {
    return unasked(`a ${keystore.name}`, formats);
  }
  const text = fromUtf16(bytes) ?? bytes;
  let failed: Reading | null = null;
  for (const reader of READERS) {
    const reading = reader.looksLikeIt(text) ? readAs(reader, text, formats) : null;
    if (reading?.ok) {
      return reading;
    }
    failed ??= reading;
  }
  return failed ?? nothingRead(bytes, text, formats);
}

/** Revocation lists come in PEM and DER: whoever asks for lists alone gets no certificates that stand beside them. */
function readAs({ format, read }: FormatReader, bytes: Buffer, formats: readonly Format[]): Reading | null {
  if (formats.includes(format)) {
    return read(bytes);
  }
  const reading = formats.includes('crl') ? read(bytes) : null;
  return reading?.ok && reading.crls !== undefined ? { ...reading, certificates: [] } : null;
}

function nothingRead(bytes: Buffer, text: Buffer, formats: readonly Format[]): Reading {
  const other = READERS.find(({ looksLikeIt }) => looksLikeIt(text));
  if (other !== undefined) {
    return unasked(other.format, formats);
  }
  const message = bytes.length === 0 ? 'it is empty' : 'neither a PEM block nor DER in it';
  return { ok: false, reason: 'no_certificate_found', message };
}

function unasked(what: string, formats: readonly Format[]): Reading {
  const message = `it is ${what}, and only ${formats.join(', ')} is to be read here`;
  return { ok: false, reason: 'unsupported_format', message };
}
