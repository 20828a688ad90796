import type { Certificate, Crl, Reading } from '@notafter/core';
import { type ParsedCertificate, parseCertificate } from '../x509/parse-certificate.ts';
import { type ParsedCrl, parseCrl } from '../x509/parse-crl.ts';
import { REVOCATION_LIST, describeDer } from './describe-der.ts';
import { createProblems } from './problems.ts';

/** Whether the bytes begin as DER of more than 127 bytes does; no certificate is shorter, and no text begins so. */
export function looksLikeDer(bytes: Buffer): boolean {
  return bytes[0] === 0x30 && (bytes[1] ?? 0) >= 0x80;
}

/** Reads one certificate or revocation list in DER, or several one after the other. Never throws. */
export function readDer(bytes: Buffer): Reading {
  const certificates: Certificate[] = [];
  const crls: Crl[] = [];
  const problems = createProblems();
  let at = 0;
  while (at < bytes.length) {
    const rest = at === 0 ? bytes : bytes.subarray(at);
    const parsed = parseElement(rest);
    if (!parsed.ok) {
      const found = certificates.length + crls.length;
      if (found === 0) {
        return failure(bytes, parsed);
      }
      if (!isPadding(rest)) {
        const last = crls.length === 0 ? 'certificate' : 'element';
        problems.add(found, 'bad_der', `${rest.length} bytes follow ${last} ${found} and are ${parsed.message}`);
      }
      break;
    }
    if ('crl' in parsed) {
      crls.push(parsed.crl);
    } else {
      certificates.push(parsed.certificate);
    }
    at += parsed.length;
  }
  return { ok: true, certificates, ...(crls.length > 0 && { crls }), problems: problems.list() };
}

function parseElement(bytes: Buffer): ParsedCertificate | ParsedCrl {
  const parsed = parseCertificate(bytes);
  return !parsed.ok && describeDer(bytes) === REVOCATION_LIST ? parseCrl(bytes) : parsed;
}

function failure(bytes: Buffer, { message }: { readonly message: string }): Reading {
  const kind = describeDer(bytes);
  if (kind === null) {
    return { ok: false, reason: 'bad_der', message };
  }
  if (kind === REVOCATION_LIST) {
    return { ok: false, reason: 'bad_crl', message };
  }
  return kind.supportedLater
    ? { ok: false, reason: 'unsupported_format', message: `${kind.name}: not read yet` }
    : { ok: false, reason: 'no_certificate_found', message: `no certificate but a ${kind.name}` };
}

/** Zeros, line breaks or blanks, which some tools leave at the end. */
function isPadding(bytes: Buffer): boolean {
  return bytes.every((octet) => octet === 0 || octet === 0x20 || (octet >= 0x09 && octet <= 0x0d));
}
