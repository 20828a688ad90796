import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';

/** A request as it came in. */
export interface Incoming {
  readonly method: string;
  /** The target as it was sent: nobody has looked at it yet. */
  readonly url: string;
  /** By their names in lower case. */
  readonly headers: IncomingHttpHeaders;
  readonly body: Readable;
  /** Aborted when the client goes away before its answer is complete. */
  readonly signal: AbortSignal;
}
