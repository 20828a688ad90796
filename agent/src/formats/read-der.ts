import type { Certificate, Reading } from '@notafter/core';
import { parseCertificate } from '../x509/parse-certificate.ts';
import { describeDer } from './describe-der.ts';
import { createProblems } from './problems.ts';

/** Whether the bytes begin as DER of more than 127 bytes does; no certificate is shorter, and no text begins so. */
export function looksLikeDer(bytes: Buffer): boolean {
  return bytes[0] === 0x30 && (bytes[1] ?? 0) >= 0x80;
}

/** Reads one certificate in DER, or several one after the other. Never throws. */
export function readDer(bytes: Buffer): Reading {
  const certificates: Certificate[] = [];
  const problems = createProblems();
  let at = 0;
  while (at < bytes.length) {
    const rest = at === 0 ? bytes : bytes.subarray(at);
    const parsed = parseCertificate(rest);
    if (!parsed.ok) {
      if (certificates.length === 0) {
        return failure(bytes, parsed.message);
      }
      if (!isPadding(rest)) {
        const message = `${rest.length} bytes follow certificate ${certificates.length} and are ${parsed.message}`;
        problems.add(certificates.length, 'bad_der', message);
      }
      break;
    }
    certificates.push(parsed.certificate);
    at += parsed.length;
  }
  return { ok: true, certificates, problems: problems.list() };
}

function failure(bytes: Buffer, message: string): Reading {
  const kind = describeDer(bytes);
  if (kind === null) {
    return { ok: false, reason: 'bad_der', message };
  }
  return kind.supportedLater
    ? { ok: false, reason: 'unsupported_format', message: `${kind.name}: not read yet` }
    : { ok: false, reason: 'no_certificate_found', message: `no certificate but a ${kind.name}` };
}

/** Zeros, line breaks or blanks, which some tools leave at the end. */
function isPadding(bytes: Buffer): boolean {
  return bytes.every((octet) => octet === 0 || octet === 0x20 || (octet >= 0x09 && octet <= 0x0d));
}
