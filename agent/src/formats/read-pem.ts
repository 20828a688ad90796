import type { Certificate, Crl, Problem, Reading, Reason } from '@notafter/core';
import { type ParsedCertificate, parseCertificate } from '../x509/parse-certificate.ts';
import { type ParsedCrl, parseCrl } from '../x509/parse-crl.ts';
import { decodeBase64 } from './decode-base64.ts';
import { createKnownAuthorities } from './known-authorities.ts';
import { createLineCounter } from './line-counter.ts';
import { type PemBlock, nextPemBlock } from './pem-blocks.ts';
import { type Problems, createProblems } from './problems.ts';

/** RFC 7468 §5.1 and its old spellings; `TRUSTED` is OpenSSL's, with its own data after the certificate. */
const CERTIFICATE_LABELS: ReadonlySet<string> = new Set(['CERTIFICATE', 'X509 CERTIFICATE', 'TRUSTED CERTIFICATE']);

const CRL_LABEL = 'X509 CRL';

const NO_PROBLEMS: readonly Problem[] = [];

const knownAuthorities = createKnownAuthorities();

/** Blocks that hold certificates and that we cannot read. */
const UNSUPPORTED: Readonly<Record<string, string>> = {
  PKCS7: 'PKCS#7 bundle',
  CMS: 'PKCS#7 bundle',
  'PKCS #7 SIGNED DATA': 'PKCS#7 bundle',
};

interface Outcome {
  readonly bytes: Buffer;
  readonly certificates: Certificate[];
  /** Null while there is nothing, as in almost all that is read. */
  beside: Beside | null;
  /** Blocks of certificates and revocation lists met so far. */
  items: number;
}

/** What stands there beside certificates. */
interface Beside {
  readonly crls: Crl[];
  readonly problems: Problems;
  readonly lineOf: (offset: number) => number;
  readonly otherLabels: string[];
  readonly unsupported: string[];
}

/** Whether there is anything that begins like a PEM block. */
export function looksLikePem(bytes: Buffer): boolean {
  return bytes.includes('-----BEGIN ');
}

/**
 * Reads every certificate and revocation list among the PEM blocks (RFC 7468) of a text. Keys and other blocks are passed over undecoded.
 * A block with a flaw is a problem, and what it holds is read all the same where it can be. Never throws.
 */
export function readPem(bytes: Buffer): Reading {
  const outcome: Outcome = { bytes, certificates: [], beside: null, items: 0 };
  for (let block = nextPemBlock(bytes, 0); block !== null; block = nextPemBlock(bytes, block.bodyEnd)) {
    if (CERTIFICATE_LABELS.has(block.label) || block.label === CRL_LABEL) {
      readBlock(block, outcome);
      outcome.items++;
    } else {
      noteOther(block, besideOf(outcome));
    }
  }
  return toReading(outcome);
}

function besideOf(outcome: Outcome): Beside {
  outcome.beside ??= {
    crls: [],
    problems: createProblems(),
    lineOf: createLineCounter(outcome.bytes),
    otherLabels: [],
    unsupported: [],
  };
  return outcome.beside;
}

function noteOther({ label }: PemBlock, { otherLabels, unsupported }: Beside): void {
  const name = UNSUPPORTED[label];
  if (name !== undefined) {
    addOnce(unsupported, name);
  } else if (otherLabels.length < 10) {
    addOnce(otherLabels, label);
  }
}

function addOnce(texts: string[], text: string): void {
  if (!texts.includes(text)) {
    texts.push(text);
  }
}

type Parsed = ParsedCertificate | ParsedCrl;

const EMPTY: Parsed = { ok: false, message: 'it is empty' };

function readBlock(block: PemBlock, outcome: Outcome): void {
  const { bytes } = outcome;
  const { bodyStart, bodyEnd } = block;
  const authority = block.flaw === null ? knownAuthorities.get(bytes, bodyStart, bodyEnd) : undefined;
  if (authority !== undefined && block.label !== CRL_LABEL) {
    outcome.certificates.push(authority);
    return;
  }
  const { der, flaw } = decodeBase64(bytes, bodyStart, bodyEnd);
  const parsed = der.length === 0 ? EMPTY : parseBlock(block, der, outcome);
  const problem = problemOf(block.flaw ?? flaw, block, der, parsed);
  if (problem !== null) {
    const { problems, lineOf } = besideOf(outcome);
    problems.add(outcome.items, problem.reason, `PEM block at line ${lineOf(block.at)}: ${problem.message}`);
  } else if ('certificate' in parsed && parsed.length === der.length) {
    knownAuthorities.add(bytes, bodyStart, bodyEnd, parsed.certificate);
  }
}

function parseBlock({ label }: PemBlock, der: Buffer, outcome: Outcome): Parsed {
  if (label === CRL_LABEL) {
    const list = parseCrl(der);
    if (list.ok) {
      besideOf(outcome).crls.push(list.crl);
    }
    return list;
  }
  const parsed = parseCertificate(der);
  if (parsed.ok) {
    outcome.certificates.push(parsed.certificate);
  }
  return parsed;
}

function problemOf(
  flaw: string | null,
  { label }: PemBlock,
  der: Buffer,
  parsed: Parsed
): { reason: Reason; message: string } | null {
  if (flaw === null && parsed.ok && parsed.length === der.length) {
    return null;
  }
  const [what, badDer]: [string, Reason] =
    label === CRL_LABEL ? ['revocation list', 'bad_crl'] : ['certificate', 'bad_der'];
  if (flaw !== null) {
    return { reason: 'bad_pem', message: parsed.ok ? `${flaw}; its ${what} was read all the same` : flaw };
  }
  if (!parsed.ok) {
    return { reason: parsed === EMPTY ? 'bad_pem' : badDer, message: parsed.message };
  }
  const extra = der.length - parsed.length;
  return label === 'TRUSTED CERTIFICATE'
    ? null
    : { reason: badDer, message: `${extra} bytes follow the ${what}; strict readers refuse it` };
}

function toReading(outcome: Outcome): Reading {
  const { certificates } = outcome;
  if (outcome.beside === null && certificates.length > 0) {
    return { ok: true, certificates, problems: NO_PROBLEMS };
  }
  const { crls, problems, otherLabels, unsupported } = besideOf(outcome);
  const list = problems.list();
  const [first] = list;
  if (certificates.length > 0 || crls.length > 0) {
    return crls.length === 0
      ? { ok: true, certificates, problems: list }
      : { ok: true, certificates, crls, problems: list };
  }
  if (first !== undefined) {
    const others = list.length > 1 ? ` (and ${list.length - 1} more)` : '';
    return { ok: false, reason: first.reason, message: first.message + others };
  }
  if (unsupported.length > 0) {
    return { ok: false, reason: 'unsupported_format', message: `${unsupported.join(', ')}: not read yet` };
  }
  const labels = otherLabels.map((label) => JSON.stringify(label)).join(', ');
  return { ok: false, reason: 'no_certificate_found', message: `PEM without a certificate, only ${labels}` };
}
