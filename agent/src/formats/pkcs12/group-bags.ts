import type { Certificate } from '@notafter/core';
import { type ParsedCertificate, parseCertificate } from '../../x509/parse-certificate.ts';
import type { KeystoreEntry } from '../keystore.ts';
import type { Bag } from './safe-bags.ts';

interface Stored {
  readonly bag: Bag;
  readonly parsed: ParsedCertificate;
}

/**
 * The entries that the bags of certificates make, as Java sees them: what belongs to a key or is marked as trusted is an
 * entry, and those that issued it are its chain. Of the others each that has a name is one, and the rest are one together.
 */
export function groupBags(bags: readonly Bag[]): KeystoreEntry[] {
  const stored = bags.map((bag) => ({ bag, parsed: parseCertificate(Buffer.from(bag.der)) }));
  const own = stored.filter(({ bag }) => bag.localKeyId !== '' || bag.isTrusted);
  const chains = own.map((leaf) => (leaf.bag.isTrusted ? [leaf] : chainOf(leaf, stored)));
  const claimed = new Set(chains.flat());
  const others = stored.filter((it) => !claimed.has(it));
  const named = others.filter(({ bag }) => bag.name !== '').map((it) => [it]);
  const unnamed = others.filter(({ bag }) => bag.name === '');
  const [onlyChain] = chains;
  if (chains.length === 1 && onlyChain !== undefined) {
    onlyChain.push(...unnamed);
  }
  const bundle = chains.length === 1 || unnamed.length === 0 ? [] : [unnamed];
  return [...chains, ...named, ...bundle].map(toEntry);
}

function toEntry(chain: readonly Stored[]): KeystoreEntry {
  return { alias: chain[0]?.bag.name ?? '', chain: chain.map(({ parsed }) => parsed) };
}

function chainOf(leaf: Stored, stored: readonly Stored[]): Stored[] {
  const chain = [leaf];
  // A list that grows while it is walked: each link finds the next one.
  for (const { parsed } of chain) {
    const issuer = stored.find((candidate) => !chain.includes(candidate) && hasIssued(candidate.parsed, parsed));
    chain.push(...(issuer === undefined ? [] : [issuer]));
  }
  return chain;
}

function hasIssued(issuer: ParsedCertificate, subject: ParsedCertificate): boolean {
  return issuer.ok && subject.ok && namesIssuer(subject.certificate, issuer.certificate);
}

function namesIssuer({ issuer, authorityKeyId }: Certificate, { subject, subjectKeyId }: Certificate): boolean {
  const keysAgree = authorityKeyId === null || subjectKeyId === null || authorityKeyId === subjectKeyId;
  return issuer.text === subject.text && keysAgree;
}
