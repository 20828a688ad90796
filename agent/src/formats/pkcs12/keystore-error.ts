import type { Reason } from '@notafter/core';

/** Why a keystore, or a part of it, cannot be opened. */
export class KeystoreError extends Error {
  readonly reason: Reason;

  constructor(reason: Reason, message: string) {
    super(message);
    this.reason = reason;
  }
}
