import type { CheckResult } from '@notafter/core';
import { type Context, Hono } from 'hono';
import type { Slot } from '../inventory/slot.ts';
import type { ApiContext } from './api-context.ts';
import { type CheckLimiter, createCheckLimiter } from './check-limiter.ts';
import { answerJson } from './etag.ts';
import { findSlots, isOurLabel } from './find-slots.ts';
import { placeSummary } from './place-summary.ts';
import { createPace } from './query/pace.ts';
import { refuse } from './refuse.ts';
import { slotDetails } from './slot-details.ts';
import { streamBody } from './stream-body.ts';
import { withinMs } from './within-ms.ts';
import { writeList } from './write-list.ts';

const CHECK_TIMEOUT_MS = 30_000;

/** Slots: found by labels, looked at, read again. */
export function slotRoutes(api: ApiContext): Hono {
  const app = new Hono();
  const limiter = createCheckLimiter();
  app.get('/api/v1/slots', (c) => answerFound(c, api));
  app.get('/api/v1/slots/:id', (c) => {
    const slot = api.inventory.slot(c.req.param('id'));
    return slot === undefined
      ? unknownSlot(c)
      : answerJson(c, slotDetails(slot, api.view(), api.history, limiter.freeFromMs(slot.id)));
  });
  app.post('/api/v1/slots/:id/check', (c) => {
    const slot = api.inventory.slot(c.req.param('id'));
    return slot === undefined ? unknownSlot(c) : checkSlot(c, slot, limiter, api);
  });
  return app;
}

async function answerFound(c: Context, api: ApiContext): Promise<Response> {
  const labels = Object.fromEntries(Object.entries(c.req.query()).filter(([name]) => isOurLabel(name)));
  if (Object.keys(labels).length === 0) {
    const message = 'Give labels of the metric, such as ?filepath=/etc/kubernetes/pki/apiserver.crt&node=cp-1.';
    return refuse(c, 400, { code: 'no_labels', message });
  }
  const slots = await findSlots(labels, api.roster(), api.exposition, api.pace(c.req.raw));
  const view = api.view();
  const places = writeList(slots, (slot) => placeSummary(slot, view), createPace({ signal: c.req.raw.signal }));
  return streamBody(c, places, 'application/json');
}

async function checkSlot(c: Context, slot: Slot, limiter: CheckLimiter, api: ApiContext): Promise<Response> {
  const nowMs = api.clock();
  const waitSeconds = Math.ceil((limiter.freeFromMs(slot.id) - nowMs) / 1000);
  if (waitSeconds > 0) {
    const message = `This place was read a moment ago; it can be read again in ${waitSeconds} s.`;
    return refuse(c, 429, { code: 'too_soon', message }, { 'retry-after': String(waitSeconds) });
  }
  if (limiter.isFull()) {
    const message = 'Many places are being read again just now; this one can be in a moment.';
    return refuse(c, 429, { code: 'too_many_checks', message }, { 'retry-after': '1' });
  }
  const work = api.check(slot);
  limiter.begin(slot.id, nowMs, work);
  const outcome = await attempt(slot, work, api);
  if (outcome !== 'done') {
    const message = `Reading ${slot.place} again ${outcome}; what is shown is the last reading. The agent's log says more.`;
    return refuse(c, outcome === 'failed' ? 502 : 504, { code: 'check_failed', message });
  }
  const after = api.inventory.slot(slot.id);
  if (after === undefined) {
    const message = `${slot.place} was read again: it is gone.`;
    return refuse(c, 404, { code: 'slot_gone', message });
  }
  const result: CheckResult = {
    checkedAtMs: api.clock(),
    changed: leafOf(after) !== leafOf(slot),
    slot: slotDetails(after, api.view(), api.history, limiter.freeFromMs(slot.id)),
  };
  return c.json(result);
}

async function attempt(
  slot: Slot,
  work: Promise<unknown>,
  { log }: Pick<ApiContext, 'log'>
): Promise<'done' | 'failed' | 'took too long'> {
  try {
    const inTime = await withinMs(CHECK_TIMEOUT_MS, work);
    return inTime ? 'done' : 'took too long';
  } catch (error) {
    log.error({ err: error, place: slot.place }, 'a place could not be read again');
    return 'failed';
  }
}

function leafOf({ sightings }: Slot): string | undefined {
  return sightings[0]?.certificate.fingerprint;
}

function unknownSlot(c: Context): Response {
  const message = 'No place has this id now: it was removed from its source, or the id is of another agent.';
  return refuse(c, 404, { code: 'unknown_slot', message, field: 'id' });
}
