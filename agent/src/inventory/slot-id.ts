import { hash } from 'node:crypto';
import { type Location, slotKeyOf } from '@notafter/core';

const LENGTH = 32;
const digits = Buffer.alloc(LENGTH);

/** The first 32 hex digits of SHA-256 over `slotKeyOf(location)`. */
export function slotIdOf(location: Location): string {
  // In a string of their own: a slice of the whole digest would keep the other half alive.
  digits.write(hash('sha256', slotKeyOf(location), 'hex'), 'latin1');
  return digits.toString('latin1');
}
