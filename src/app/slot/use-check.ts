import type { SlotDetails } from '@notafter/core';
import { useEffect, useRef, useState } from 'react';
import { AgentError } from '../../datasource/client';
import { useAgent } from '../agent-context';

export type CheckOutcome =
  | { readonly kind: 'none' | 'running' }
  | { readonly kind: 'done'; readonly changed: boolean; readonly slot: SlotDetails }
  | { readonly kind: 'failed'; readonly error: AgentError };

/** Reading a place again, now: how the last time went, and from when on it may be asked for. */
export interface Check {
  readonly outcome: CheckOutcome;
  readonly allowedFromMs: number;
  readonly run: () => void;
}

/** @param onSlot Takes what the place holds now. */
export function useCheck(slot: SlotDetails, onSlot: (slot: SlotDetails) => void): Check {
  const { client } = useAgent();
  const [outcome, setOutcome] = useState<CheckOutcome>({ kind: 'none' });
  const shown = useRef(true);
  useEffect(() => {
    shown.current = true;
    return () => {
      shown.current = false;
    };
  }, []);
  const run = async () => {
    setOutcome({ kind: 'running' });
    try {
      const { changed, slot: now } = await client.check(slot.slot);
      if (shown.current) {
        onSlot(now);
        setOutcome({ kind: 'done', changed, slot: now });
      }
    } catch (error) {
      if (shown.current) {
        setOutcome({ kind: 'failed', error: asAgentError(error) });
      }
    }
  };
  return { outcome, allowedFromMs: slot.checkableFromMs, run: () => void run() };
}

function asAgentError(error: unknown): AgentError {
  return error instanceof AgentError ? error : new AgentError('failed', String(error), '', { cause: error });
}
