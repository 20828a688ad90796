import { note } from './fence.ts';
import { BerError, CONSTRUCTED, DerError, type DerReader, TAG } from './reader.ts';

/** The calendar repeats after 400 years; Date.UTC takes the years 0 to 99 for 1900 to 1999. */
const CYCLE_YEARS = 400;
const CYCLE_MS = 146_097 * 86_400_000;

const [Z, PLUS, MINUS, POINT, COMMA] = [0x5a, 0x2b, 0x2d, 0x2e, 0x2c];

/**
 * Epoch milliseconds of the Time (RFC 5280 §4.1.2.5) that the reader stands on, also where it is not as the RFC wants
 * it: without seconds, with a fraction, with an offset, or without any zone (then UTC). Throws a DerError on others.
 */
export function readTime(reader: DerReader): number {
  const { bytes, tag, start, end } = reader;
  const whole = tag & ~CONSTRUCTED;
  if (whole !== TAG.utcTime && whole !== TAG.generalizedTime) {
    throw new DerError(`no time but tag 0x${tag.toString(16)}`, start);
  }
  if (tag !== whole) {
    throw new BerError('a time in pieces', start);
  }
  const monthAt = start + (tag === TAG.utcTime ? 2 : 4);
  const hourAt = monthAt + 4;
  if (hourAt + 4 > end) {
    throw new DerError('a time that is too short', start);
  }
  const dayMs = readDayMs(reader, readYear(bytes, tag, start), monthAt);
  const minutes = below(24, bytes, hourAt) * 60 + below(60, bytes, hourAt + 2);
  return dayMs + minutes * 60_000 + readRest(bytes, hourAt + 4, end);
}

function readYear(bytes: Buffer, tag: number, start: number): number {
  const first = twoDigits(bytes, start);
  if (tag === TAG.generalizedTime) {
    return first * 100 + twoDigits(bytes, start + 2);
  }
  return first + (first < 50 ? 2000 : 1900);
}

function readDayMs(reader: DerReader, year: number, monthAt: number): number {
  const month = twoDigits(reader.bytes, monthAt);
  const day = twoDigits(reader.bytes, monthAt + 2);
  if (month < 1 || month > 12 || day < 1 || day > 31) {
    throw new DerError('a day that is not in the calendar', monthAt);
  }
  const dayMs = Date.UTC(year + CYCLE_YEARS, month - 1, day);
  if (day > 28 && dayMs >= Date.UTC(year + CYCLE_YEARS, month, 1)) {
    note(reader, `a day that its month does not have at byte ${monthAt}; counted on into the next month, as Java does`);
  }
  return dayMs - CYCLE_MS;
}

/** Seconds, fraction and zone, each optional, in milliseconds. */
function readRest(bytes: Buffer, start: number, end: number): number {
  let at = start;
  let ms = 0;
  if (isDigit(bytes, at, end)) {
    ms = below(60, bytes, at) * 1000;
    at += 2;
  }
  if (at === start + 2 && at < end && (bytes[at] === POINT || bytes[at] === COMMA)) {
    const digits = endOfDigits(bytes, at + 1, end);
    ms += Math.floor(Number(`0.${bytes.toString('latin1', at + 1, digits)}`) * 1000);
    at = digits;
  }
  return ms - readOffset(bytes, at, end) * 60_000;
}

/** Minutes east of Greenwich. */
function readOffset(bytes: Buffer, at: number, end: number): number {
  const sign = bytes[at];
  if (at === end || (sign === Z && at + 1 === end)) {
    return 0;
  }
  if ((sign !== PLUS && sign !== MINUS) || at + 5 !== end) {
    throw new DerError('a time that ends in something else than a zone', at);
  }
  const minutes = below(24, bytes, at + 1) * 60 + below(60, bytes, at + 3);
  return sign === PLUS ? minutes : -minutes;
}

function isDigit(bytes: Buffer, at: number, end: number): boolean {
  return at < end && bytes[at]! >= 0x30 && bytes[at]! <= 0x39;
}

function endOfDigits(bytes: Buffer, start: number, end: number): number {
  let at = start;
  while (isDigit(bytes, at, end)) {
    at++;
  }
  return at;
}

function twoDigits(bytes: Buffer, at: number): number {
  if (!isDigit(bytes, at, bytes.length) || !isDigit(bytes, at + 1, bytes.length)) {
    throw new DerError('no digit in a time', at);
  }
  return (bytes[at]! - 0x30) * 10 + bytes[at + 1]! - 0x30;
}

function below(limit: number, bytes: Buffer, at: number): number {
  const value = twoDigits(bytes, at);
  if (value >= limit) {
    throw new DerError(`${value} in a time`, at);
  }
  return value;
}
