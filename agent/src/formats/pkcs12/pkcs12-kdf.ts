import { hash as digest } from 'node:crypto';
import { blockLengthOf } from './hashes.ts';
import { KeystoreError } from './keystore-error.ts';

/** Java writes 100,000 at most; each costs a microsecond. */
const MOST_ROUNDS = 1_000_000;

/** What a derived key is for: RFC 7292 §B.3. */
export type Purpose = 'key' | 'iv' | 'mac';
const PURPOSE_OCTETS: Readonly<Record<Purpose, number>> = { key: 1, iv: 2, mac: 3 };

export interface Derivation {
  readonly hash: string;
  readonly salt: Buffer;
  readonly rounds: number;
}

/**
 * Derives key material from a passphrase as RFC 7292 §B.2 wants it.
 * @param passphrase null for none at all, which some tools tell from the empty one
 */
export function derivePkcs12(
  passphrase: string | null,
  { hash, salt, rounds }: Derivation,
  purpose: Purpose,
  length: number
) {
  if (rounds > MOST_ROUNDS) {
    throw new KeystoreError(
      'bad_pkcs12',
      `asks for ${rounds} rounds of key derivation; at most ${MOST_ROUNDS} are done`
    );
  }
  const blockLength = blockLengthOf(hash);
  const diversifier = Buffer.alloc(blockLength, PURPOSE_OCTETS[purpose]);
  const input = Buffer.concat([fill(salt, blockLength), fill(passphraseOctets(passphrase), blockLength)]);
  const blocks: Buffer[] = [];
  for (let missing = length; missing > 0; missing -= blocks.at(-1)!.length) {
    const block = hashRepeatedly(hash, Buffer.concat([diversifier, input]), rounds);
    addToEachBlock(input, Buffer.alloc(blockLength, block));
    blocks.push(block);
  }
  return Buffer.concat(blocks).subarray(0, length);
}

/** A BMPString with its two zeros (§B.1). */
function passphraseOctets(passphrase: string | null): Buffer {
  return passphrase === null ? Buffer.alloc(0) : Buffer.from(`${passphrase}\0`, 'utf16le').swap16();
}

/** Repeated until it fills whole blocks. */
function fill(octets: Buffer, blockLength: number): Buffer {
  const length = Math.ceil(octets.length / blockLength) * blockLength;
  return length === 0 ? octets : Buffer.alloc(length, octets);
}

function hashRepeatedly(hash: string, first: Buffer, rounds: number): Buffer {
  let block = digest(hash, first, 'buffer');
  for (let round = 1; round < rounds; round++) {
    block = digest(hash, block, 'buffer');
  }
  return block;
}

/** Each block of `input`, as one number, becomes itself + addend + 1. */
function addToEachBlock(input: Buffer, addend: Buffer): void {
  for (let start = 0; start < input.length; start += addend.length) {
    let carry = 1;
    for (let index = addend.length - 1; index >= 0; index--) {
      carry += input[start + index]! + addend[index]!;
      input[start + index] = carry & 0xff;
      carry >>= 8;
    }
  }
}
