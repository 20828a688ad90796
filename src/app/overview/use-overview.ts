import type { FieldName, Health } from '@notafter/core';
import { RUNWAY_FIELDS, TRUST_FIELDS } from '../../components/runway/rows-from-our-frames';
import { useAgent } from '../agent-context';
import { type Answer, useAnswer } from '../data/use-answer';
import { type OverviewAnswer, overviewRequest, readOverviewAnswer } from './overview-request';
import type { OverviewState, View } from './overview-state';

export interface OverviewData {
  readonly health: Health;
  readonly overview: OverviewAnswer;
  /** The view whose columns `overview.rows` has. */
  readonly view: View;
  /** The moment that all of it speaks of. */
  readonly nowMs: number;
}

/** What the Overview shows of the estate, under the filters of its state. */
export function useOverview(state: OverviewState, columns: readonly FieldName[]): Answer<OverviewData> {
  const { client, clock, zone } = useAgent();
  const { view } = state;
  const fields = fieldsOf(view, columns);
  const load = async (signal: AbortSignal): Promise<OverviewData> => {
    const request = overviewRequest(state, fields, state.atMs ?? clock(), zone);
    const [health, response] = await Promise.all([client.health(signal), client.query(request, signal)]);
    const overview = readOverviewAnswer(response, request, zone);
    return { health, overview, view, nowMs: state.atMs ?? clock() };
  };
  const { filters, states, unused, atMs, order, sort } = state;
  return useAnswer(
    JSON.stringify([filters, states, unused, atMs, view, fields, view === 'table' ? order : sort]),
    load
  );
}

/** The columns that a view needs. */
function fieldsOf(view: View, columns: readonly FieldName[]): readonly FieldName[] {
  switch (view) {
    case 'table':
      return [...new Set<FieldName>([...columns, 'title', 'slot'])];
    case 'trust':
      return TRUST_FIELDS;
    default:
      return RUNWAY_FIELDS;
  }
}
