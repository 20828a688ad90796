import type { Certificate, Reading } from '@notafter/core';
import type { Contents } from './contents.ts';
import type { Keystore, KeystoreEntry, KeystoreTrouble } from './keystore.ts';
import { type Problems, createProblems } from './problems.ts';

/** Java's own trust store has some 150. A keystore made to fill the memory could have hundreds of thousands. */
const MOST_ENTRIES = 2000;
const LONGEST_ALIAS = 200;

/**
 * One element for each entry of a keystore; without an `entry` where there is but one and it has no alias. What is wrong
 * with the keystore as a whole is a problem of its first readable entry, or the only element where there is none.
 */
export function keystoreContents(keystore: Keystore): Contents {
  const entries = keystore.entries.slice(0, MOST_ENTRIES);
  const troubles = withTheRest(keystore);
  const aliases = aliasesOf(entries);
  const bearer = Math.max(
    0,
    entries.findIndex(({ chain }) => chain.some(({ ok }) => ok))
  );
  const contents = entries.map((entry, index) => {
    const reading = readingOf(entry, index === bearer ? { ...keystore, troubles } : NOTHING_MORE);
    const alias = aliases[index];
    return alias === undefined ? { reading } : { entry: alias, reading };
  });
  return contents.length === 0 ? [{ reading: readingWithoutEntries(keystore) }] : contents;
}

type Whole = Pick<Keystore, 'crls' | 'troubles'>;
const NOTHING_MORE: Whole = { crls: [], troubles: [] };

function withTheRest({ entries, troubles }: Keystore): readonly KeystoreTrouble[] {
  const message = `the keystore has ${entries.length} entries; the first ${MOST_ENTRIES} are read`;
  return entries.length > MOST_ENTRIES ? [...troubles, { reason: 'too_large', message }] : troubles;
}

function readingOf({ chain }: KeystoreEntry, { crls, troubles }: Whole): Reading {
  const certificates: Certificate[] = [];
  const problems = createProblems();
  for (const [index, parsed] of chain.entries()) {
    if (parsed.ok) {
      certificates.push(parsed.certificate);
    } else {
      problems.add(index, 'bad_der', parsed.message);
    }
  }
  addTroubles(problems, chain.length, troubles);
  const [first] = problems.list();
  if (certificates.length > 0 || crls.length > 0) {
    return { ok: true, certificates, ...(crls.length > 0 && { crls }), problems: problems.list() };
  }
  const { reason, message } = first ?? { reason: 'no_certificate_found', message: 'it has no certificate' };
  return { ok: false, reason, message };
}

function readingWithoutEntries({ crls, troubles }: Whole): Reading {
  const reading = readingOf({ alias: '', chain: [] }, { crls, troubles });
  return reading.ok || troubles.length > 0
    ? reading
    : { ok: false, reason: 'no_certificate_found', message: 'a keystore without a certificate' };
}

function addTroubles(problems: Problems, start: number, troubles: readonly KeystoreTrouble[]): void {
  for (const [index, { reason, message }] of troubles.entries()) {
    problems.add(start + index, reason, message);
  }
}

/** Every alias once, at a length that can be shown; what has none is numbered. */
function aliasesOf(entries: readonly KeystoreEntry[]): ReadonlyArray<string | undefined> {
  if (entries.length === 1 && entries[0]?.alias === '') {
    return [undefined];
  }
  const taken = new Set<string>();
  return entries.map(({ alias }, index) => {
    const wanted = alias.toWellFormed().slice(0, LONGEST_ALIAS) || String(index + 1);
    const free = taken.has(wanted) ? `${wanted} (${index + 1})` : wanted;
    taken.add(free);
    return free;
  });
}
