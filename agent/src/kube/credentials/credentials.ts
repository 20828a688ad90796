import type { Failure } from '../failure.ts';

/** What TLS needs. The buffers are overwritten once they were handed to OpenSSL. */
export interface TlsMaterial {
  /** PEM; null: the system's roots. */
  readonly ca: Buffer | null;
  /** Client certificate, PEM. */
  readonly cert: Buffer | null;
  /** Private key of the client certificate, PEM. */
  readonly key: Buffer | null;
  /** Instead of the address' host; empty for that. */
  readonly serverName: string;
  readonly isVerified: boolean;
}

/** What a request to an API server needs to get there and be let in. */
export interface Credentials {
  /** Its path, if any, comes before every other. */
  readonly server: URL;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly tls: TlsMaterial;
}

export type CredentialsResult = { readonly ok: true; readonly credentials: Credentials } | Failure;

/** Where credentials come from. */
export interface CredentialsSource {
  /**
   * Reads them anew. Never rejects.
   * @param wereRefused those of the last time are not to be given again, if others can be had
   */
  load(wereRefused: boolean): Promise<CredentialsResult>;
}
