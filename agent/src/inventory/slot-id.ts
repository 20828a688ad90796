import { hash } from 'node:crypto';
import { type Location, slotKeyOf } from '@notafter/core';

/** The first 32 hex digits of SHA-256 over `slotKeyOf(location)`. */
export function slotIdOf(location: Location): string {
  return digestOf(slotKeyOf(location));
}

/** 32 hex digits in a string of their own: a slice of the whole digest would keep the other half alive. */
export function digestOf(text: string): string {
  return hash('sha256', text, 'buffer').toString('hex', 0, 16);
}
