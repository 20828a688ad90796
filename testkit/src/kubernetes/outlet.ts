import type { ServerResponse } from 'node:http';
import type { Gate } from './gate.ts';

/** After how many bytes of the body it breaks off, and how. */
export interface Break {
  readonly afterBytes: number;
  readonly how: 'reset' | 'end';
}

/** Where an answer is written: held while the server is frozen, broken off by a fault. */
export interface Outlet {
  /** Nothing more will be read or written. */
  readonly closed: boolean;
  head(status: number, headers: Readonly<Record<string, string>>): void;
  write(chunk: Buffer): void;
  end(chunk?: Buffer): void;
  onClose(listener: () => void): void;
  /** Resets the connection. */
  reset(): void;
}

export function createOutlet(response: ServerResponse, gate: Gate, breaking: Break | null, reset: () => void): Outlet {
  let left = breaking?.afterBytes ?? Infinity;
  let closed = false;
  response.on('close', () => (closed = true));

  const breakOff = (): void => {
    closed = true;
    if (breaking?.how === 'end') {
      response.end();
    } else {
      // What was written before is to arrive.
      setImmediate(reset);
    }
  };
  const write = (chunk: Buffer): void => {
    if (closed || response.writableEnded) {
      return;
    }
    response.write(chunk.subarray(0, left));
    left -= chunk.length;
    if (left <= 0) {
      breakOff();
    }
  };
  return {
    get closed() {
      return closed;
    },
    head(status, headers) {
      gate.run(() => {
        // A body that ends early must not contradict a length that was promised.
        const { 'content-length': _length, ...streamed } = headers;
        response.writeHead(status, breaking === null ? headers : streamed);
        response.flushHeaders();
        if (left <= 0) {
          breakOff();
        }
      });
    },
    write: (chunk) => gate.run(() => write(chunk)),
    end(chunk) {
      gate.run(() => {
        if (chunk !== undefined) {
          write(chunk);
        }
        if (!closed) {
          response.end();
        }
      });
    },
    onClose: (listener) => void response.on('close', listener),
    reset,
  };
}
