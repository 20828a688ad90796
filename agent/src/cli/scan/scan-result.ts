import { type Certificate, type Role, type State, type Status, lastAttribute } from '@notafter/core';

/** One certificate and all the places where it was found. */
export interface ScannedCertificate {
  readonly certificate: Certificate;
  readonly title: string;
  readonly issuer: string;
  readonly role: Role;
  readonly status: Status;
  /** The most urgent one among its places. */
  readonly state: State;
  readonly places: readonly string[];
}

/** A place, or a block of one, that could not be read. */
export interface ScanError {
  readonly place: string;
  readonly reason: string;
  readonly message: string;
}

/** What one scan found, soonest end first. */
export interface ScanResult {
  readonly nowMs: number;
  readonly certificates: readonly ScannedCertificate[];
  readonly errors: readonly ScanError[];
  readonly places: number;
  /** Files below directories and globs that hold no certificate. */
  readonly skipped: number;
}

/** What people call an issuer. */
export function issuerTitle({ issuer }: Certificate): string {
  return lastAttribute(issuer, 'CN') || issuer.text;
}
