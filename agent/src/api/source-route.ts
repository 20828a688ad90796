import { type LocationInTrouble, type SourceDetails, placeOf } from '@notafter/core';
import { answerBody } from '../http/answer.ts';
import { type Route, get } from '../http/route.ts';
import type { SourceState } from '../inventory/inventory.ts';
import type { Slot } from '../inventory/slot.ts';
import type { ApiContext } from './api-context.ts';
import { tagged } from './etag.ts';
import { createPace } from './query/pace.ts';
import { type SourceTally, sourceTallies } from './query/source-tallies.ts';
import { writeList } from './write-list.ts';

/** Each source's truth: `SourcesAnswer`. */
export function sourceRoute(api: ApiContext): Route {
  return get('/api/v1/sources', (request) =>
    tagged(request, JSON.stringify([api.start, api.inventory.revision]), async () => {
      const tallies = await sourceTallies(api.roster().slots, api.pace(request));
      const details = (source: SourceState) => sourceDetails(source, tallies.get(source.name));
      const list = writeList(api.inventory.sources(), details, createPace({ signal: request.signal }), [
        '{"sources":[',
        ']}',
      ]);
      return answerBody(list, 'application/json');
    })
  );
}

function sourceDetails(source: SourceState, tally: SourceTally | undefined): SourceDetails {
  const { kind, name, lastSuccessMs, errors, slots, looksAt, gaps } = source;
  const { fingerprints = new Set(), inTrouble = [] } = tally ?? {};
  return {
    kind,
    name,
    ...lastPassOf(source),
    lastSuccessMs,
    locations: slots,
    certificates: fingerprints.size,
    errors: Object.fromEntries(errors),
    inTrouble: inTrouble.map(locationInTrouble),
    looksAt,
    ...(gaps.length === 0 ? {} : { gaps }),
  };
}

function lastPassOf({ lastPass }: SourceState) {
  if (lastPass === null) {
    const message = 'It has not finished its first pass yet.';
    return { up: false, reason: null, message, lastPassMs: null, durationMs: null };
  }
  const { ok, reason = null, message = '', atMs, durationMs } = lastPass;
  return { up: ok, reason, message, lastPassMs: atMs, durationMs };
}

function locationInTrouble({ id, location, trouble, lastGoodMs, certificates }: Slot): LocationInTrouble {
  const { reason, message, sinceMs } = trouble!;
  return {
    slot: id,
    place: placeOf(location),
    node: location.node,
    reason,
    message,
    sinceMs,
    lastGoodMs,
    certificates: certificates.length,
  };
}
