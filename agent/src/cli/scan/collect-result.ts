import { statSync } from 'node:fs';
import { titleOf, worstState, placeOf } from '@notafter/core';
import type { Judge } from '../../findings/create-judge.ts';
import type { Inventory } from '../../inventory/inventory.ts';
import { type Sighting, type Slot, sightingsOf } from '../../inventory/slot.ts';
import type { WalkedFiles } from './walked-files.ts';
import { type ScanError, type ScanResult, type ScannedCertificate, issuerTitle } from './scan-result.ts';

const HASH_LINK = /\/[0-9a-f]{8}\.\d+$/;

/** Joins the sightings of one pass by certificate, the soonest end first. */
export function collectResult(
  inventory: Inventory,
  judge: Judge,
  { walked, unmatched }: WalkedFiles,
  nowMs: number
): ScanResult {
  const slots = [...inventory.slots()];
  const sightings = slots.flatMap(sightingsOf);
  const byFingerprint = Map.groupBy(sightings, ({ certificate }) => certificate.fingerprint);
  const certificates = [...byFingerprint.values()].flatMap((group) => toScanned(group, judge, nowMs));
  const told = new Set(slots.map(({ location }) => ('path' in location ? location.path : '')));
  return {
    nowMs,
    certificates: certificates.sort(byEnd),
    errors: uniqueErrors([...unmatched.map(unmatchedError), ...slots.flatMap(errorsOf)]),
    places: new Set(slots.filter((slot) => slot.certificates.length > 0).map(({ location }) => placeOf(location))).size,
    skipped: walked.filter((file) => !told.has(file) && isFile(file)).length,
  };
}

function toScanned(group: readonly Sighting[], judge: Judge, nowMs: number): ScannedCertificate[] {
  const [first] = group;
  if (first === undefined) {
    return [];
  }
  const { certificate, role } = first;
  const { status } = judge.sighting(first, nowMs);
  const state = worstState(group.map((sighting) => judge.sighting(sighting, nowMs).state)) ?? status;
  const places = [...new Set(group.map(({ slot }) => placeOf(slot.location)))].sort(byName);
  return [{ certificate, title: titleOf(certificate), issuer: issuerTitle(certificate), role, status, state, places }];
}

/** OpenSSL's links by subject hash (`5273a94c.0`) say nothing to people: they come last. */
function byName(a: string, b: string): number {
  return Number(HASH_LINK.test(a)) - Number(HASH_LINK.test(b)) || (a < b ? -1 : 1);
}

function byEnd(
  { certificate: a, title }: ScannedCertificate,
  { certificate: b, title: other }: ScannedCertificate
): number {
  return (a.notAfterMs ?? -Infinity) - (b.notAfterMs ?? -Infinity) || title.localeCompare(other);
}

function errorsOf({ location, trouble, problems }: Slot): ScanError[] {
  const place = placeOf(location);
  const ofPlace = trouble === null ? [] : [{ place, reason: trouble.reason, message: trouble.message }];
  return [...ofPlace, ...problems.map(({ reason, message }) => ({ place, reason, message }))];
}

function unmatchedError(pattern: string): ScanError {
  return { place: pattern, reason: 'missing', message: `${pattern} matches no file` };
}

/** Several presets may name one place. */
function uniqueErrors(errors: readonly ScanError[]): ScanError[] {
  return [...new Map(errors.map((error) => [JSON.stringify(error), error])).values()];
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
