import { type CheckResult, placeOf } from '@notafter/core';
import { type Answer, answerBody, answerJson } from '../http/answer.ts';
import { refuse } from '../http/refuse.ts';
import { type HttpRequest, type Route, get, post } from '../http/route.ts';
import type { Slot } from '../inventory/slot.ts';
import type { ApiContext } from './api-context.ts';
import { type CheckLimiter, createCheckLimiter } from './check-limiter.ts';
import { answerTaggedJson } from './etag.ts';
import { findSlots, isOurLabel } from './find-slots.ts';
import { placeSummary } from './place-summary.ts';
import { createPace } from './query/pace.ts';
import { slotDetails } from './slot-details.ts';
import { withinMs } from './within-ms.ts';
import { writeList } from './write-list.ts';

const CHECK_TIMEOUT_MS = 30_000;

/** Slots: found by labels, looked at, read again. */
export function slotRoutes(api: ApiContext): readonly Route[] {
  const limiter = createCheckLimiter();
  return [
    get('/api/v1/slots', (request) => answerFound(request, api)),
    get('/api/v1/slots/{id}', (request) => {
      const slot = api.inventory.slot(request.params.id);
      return slot === undefined
        ? unknownSlot()
        : answerTaggedJson(request, slotDetails(slot, api.view(), api.history, limiter.freeFromMs(slot.id)));
    }),
    post('/api/v1/slots/{id}/check', ({ params }) => {
      const slot = api.inventory.slot(params.id);
      return slot === undefined ? unknownSlot() : checkSlot(slot, limiter, api);
    }),
  ];
}

async function answerFound(request: HttpRequest, api: ApiContext): Promise<Answer> {
  const labels = Object.fromEntries([...request.query].filter(([name]) => isOurLabel(name)));
  if (Object.keys(labels).length === 0) {
    const message = 'Give labels of the metric, such as ?filepath=/etc/kubernetes/pki/apiserver.crt&node=cp-1.';
    return refuse(400, { code: 'no_labels', message });
  }
  const slots = await findSlots(labels, api.roster(), api.exposition, api.pace(request));
  const view = api.view();
  const places = writeList(slots, (slot) => placeSummary(slot, view), createPace({ signal: request.signal }));
  return answerBody(places, 'application/json');
}

async function checkSlot(slot: Slot, limiter: CheckLimiter, api: ApiContext): Promise<Answer> {
  const nowMs = api.clock();
  const waitSeconds = Math.ceil((limiter.freeFromMs(slot.id) - nowMs) / 1000);
  if (waitSeconds > 0) {
    const message = `This place was read a moment ago; it can be read again in ${waitSeconds} s.`;
    return refuse(429, { code: 'too_soon', message }, { 'retry-after': String(waitSeconds) });
  }
  if (limiter.isFull()) {
    const message = 'Many places are being read again just now; this one can be in a moment.';
    return refuse(429, { code: 'too_many_checks', message }, { 'retry-after': '1' });
  }
  const work = api.check(slot);
  limiter.begin(slot.id, nowMs, work);
  const outcome = await attempt(slot, work, api);
  if (outcome !== 'done') {
    const message = `Reading ${placeOf(slot.location)} again ${outcome}; what is shown is the last reading. The agent's log says more.`;
    return refuse(outcome === 'failed' ? 502 : 504, { code: 'check_failed', message });
  }
  const after = api.inventory.slot(slot.id);
  if (after === undefined) {
    const message = `${placeOf(slot.location)} was read again: it is gone.`;
    return refuse(404, { code: 'slot_gone', message });
  }
  const result: CheckResult = {
    checkedAtMs: api.clock(),
    changed: leafOf(after) !== leafOf(slot),
    slot: slotDetails(after, api.view(), api.history, limiter.freeFromMs(slot.id)),
  };
  return answerJson(result);
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
    log.error({ err: error, place: placeOf(slot.location) }, 'a place could not be read again');
    return 'failed';
  }
}

function leafOf({ certificates }: Slot): string | undefined {
  return certificates[0]?.fingerprint;
}

function unknownSlot(): Answer {
  const message = 'No place has this id now: it was removed from its source, or the id is of another agent.';
  return refuse(404, { code: 'unknown_slot', message, field: 'id' });
}
