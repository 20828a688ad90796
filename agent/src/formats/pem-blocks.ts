/** One PEM block (RFC 7468) as offsets; nothing of it is decoded. */
export interface PemBlock {
  readonly label: string;
  /** Where its BEGIN line begins. */
  readonly at: number;
  readonly bodyStart: number;
  readonly bodyEnd: number;
  /** What is wrong with its BEGIN or END line; null when nothing is. */
  readonly flaw: string | null;
}

const BEGIN = Buffer.from('-----BEGIN ');
const END = Buffer.from('-----END ');
const DASHES = Buffer.from('-----');
const MAX_LABEL = 80;
const [CR, LF, DASH] = [0x0d, 0x0a, 0x2d];

/** By far the most frequent label, which needs no text of its own each time. */
const CERTIFICATE = Buffer.from('CERTIFICATE-----');
const END_CERTIFICATE = Buffer.concat([END, CERTIFICATE]);
const CERTIFICATE_LABEL = 'CERTIFICATE';

/**
 * The first block that begins at an offset or after it, whatever stands around it and however its lines are broken; null
 * when there is none. Time is linear in the number of bytes up to its end.
 */
export function nextPemBlock(bytes: Buffer, start: number): PemBlock | null {
  const at = bytes.indexOf(BEGIN, start);
  if (at === -1) {
    return null;
  }
  const { label, end, whole } = readLabel(bytes, at + BEGIN.length);
  const found = indexOfDashes(bytes, end);
  const bodyEnd = found === -1 ? bytes.length : found;
  const flaw = whole ? flawOfEnd(bytes, bodyEnd, label) : 'its BEGIN line lacks dashes';
  return { label, at, bodyStart: end, bodyEnd, flaw };
}

interface Label {
  readonly label: string;
  readonly end: number;
  /** Whether the five dashes follow it in the same line. */
  readonly whole: boolean;
}

function readLabel(bytes: Buffer, start: number): Label {
  if (startsWith(bytes, start, CERTIFICATE)) {
    return { label: CERTIFICATE_LABEL, end: start + CERTIFICATE.length, whole: true };
  }
  const limit = Math.min(start + MAX_LABEL, bytes.length);
  let end = start;
  while (end < limit && bytes[end] !== CR && bytes[end] !== LF) {
    if (startsWith(bytes, end, DASHES)) {
      return { label: bytes.toString('latin1', start, end).trim(), end: end + DASHES.length, whole: true };
    }
    end++;
  }
  return { label: bytes.toString('latin1', start, end).replace(/[\s-]+$/, ''), end, whole: false };
}

function flawOfEnd(bytes: Buffer, at: number, label: string): string | null {
  if (label === CERTIFICATE_LABEL && startsWith(bytes, at, END_CERTIFICATE)) {
    return null;
  }
  if (!startsWith(bytes, at, END)) {
    return 'it has no END line';
  }
  const end = readLabel(bytes, at + END.length);
  if (!end.whole) {
    return 'its END line lacks dashes';
  }
  return end.label === label ? null : 'its END line has another label than its BEGIN line';
}

/** Base64 has no dash, and one octet is found far sooner than five. */
function indexOfDashes(bytes: Buffer, start: number): number {
  const first = bytes.indexOf(DASH, start);
  return first === -1 || startsWith(bytes, first, DASHES) ? first : bytes.indexOf(DASHES, first);
}

/** For prefixes as short as these a loop is sooner done than a call of `compare`. */
function startsWith(bytes: Buffer, at: number, prefix: Buffer): boolean {
  for (let index = 0; index < prefix.length; index++) {
    if (bytes[at + index] !== prefix[index]) {
      return false;
    }
  }
  return true;
}
