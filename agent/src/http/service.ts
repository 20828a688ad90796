import type { Answer } from './answer.ts';
import type { Incoming } from './incoming.ts';

/** What answers requests; whoever serves it listens. */
export interface Service {
  answer(incoming: Incoming): Promise<Answer>;
  /**
   * Notes that answering a request failed, and says what to answer then. Nobody reads it when a part of an answer was
   * sent already, or the client has gone.
   */
  failed(error: unknown, incoming: Incoming): Answer;
}
