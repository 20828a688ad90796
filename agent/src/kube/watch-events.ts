import { type Answer } from './api-client.ts';
import type { Codec, WatchEvent } from './codec.ts';
import { type Failure, failure, textOf } from './failure.ts';
import type { ObjectMeta } from './kube.ts';
import { networkFailure } from './network-failure.ts';
import { createPageBuffer } from './page-buffer.ts';
import { firstFrame } from './split-frames.ts';

/** How a watch ended: as it should, refused before it began, broken off by the network, or with nonsense or an error. */
export type WatchEnd =
  { readonly kind: 'ended' } | { readonly kind: 'refused' | 'broken' | 'invalid'; readonly failure: Failure };

/** The events of one watch, one after the other. */
export interface WatchEvents<T> {
  /** The next one, whose bytes are good until the one after is asked for. Never rejects. */
  next(): Promise<{ readonly kind: 'event'; readonly event: WatchEvent<T> } | WatchEnd>;
  close(): void;
}

/** @param what the request, for people */
export function watchEvents<T extends ObjectMeta>(
  what: string,
  { response, format }: Answer,
  codec: Codec<T>
): WatchEvents<T> {
  const held = createPageBuffer();
  const chunks = (response as AsyncIterable<Buffer>)[Symbol.asyncIterator]();
  let taken = 0;
  let seen = 0;

  /** Null while the next event has not come in full. Throws on nonsense. */
  function eventHeld(): WatchEvent<T> | null {
    for (;;) {
      held.drop(taken);
      taken = 0;
      const bytes = held.bytes();
      const frame = firstFrame(bytes, format, seen);
      seen = frame === null ? bytes.length : 0;
      if (frame === null) {
        return null;
      }
      taken = frame.taken;
      const isBlankLine = format === 'json' && frame.end - frame.start < 2;
      if (!isBlankLine) {
        return codec.readEvent(bytes.subarray(frame.start, frame.end), format);
      }
    }
  }

  /** Null when something has come. */
  async function receive(): Promise<WatchEnd | null> {
    try {
      const chunk = await chunks.next();
      if (chunk.done) {
        return { kind: 'ended' };
      }
      held.append(chunk.value);
      return null;
    } catch (error) {
      return { kind: 'broken', failure: networkFailure(what, error) };
    }
  }

  function heldOrInvalid(): { readonly kind: 'event'; readonly event: WatchEvent<T> | null } | WatchEnd {
    try {
      return { kind: 'event', event: eventHeld() };
    } catch (error) {
      const message = `${what}: an event cannot be read: ${textOf(error)}; everything is listed again`;
      return { kind: 'invalid', failure: failure('decode_failed', message) };
    }
  }

  return {
    async next() {
      for (;;) {
        const next = heldOrInvalid();
        if (next.kind !== 'event') {
          return next;
        }
        if (next.event !== null) {
          return { kind: 'event', event: next.event };
        }
        const end = await receive();
        if (end !== null) {
          return end;
        }
      }
    },
    close() {
      response.destroy();
      held.wipe();
    },
  };
}
