import { DAY_MS, shellQuote, type SlotDetails } from '@notafter/core';

/** Grafana's own form for a silence, with the labels filled in that our alert rules give to this place. */
export function silenceUrl({ place, node, cluster }: Pick<SlotDetails, 'place' | 'node' | 'cluster'>): string {
  const matchers = Object.entries({ place, node, cluster }).filter(([, value]) => value !== '');
  const search = new URLSearchParams([
    ['alertmanager', 'grafana'],
    ...matchers.map(([name, value]) => ['matcher', `${name}=${value}`]),
  ]);
  return `/alerting/silence/new?${search}`;
}

/** The command that silences an object for some days by its annotation; null for what has none. */
export function silenceCommand(
  { location }: Pick<SlotDetails, 'location'>,
  nowMs: number,
  days: number
): string | null {
  if (location.kind !== 'secret' && location.kind !== 'configmap') {
    return null;
  }
  const until = new Date(nowMs + days * DAY_MS).toISOString().slice(0, 10);
  const [namespace, name] = [shellQuote(location.namespace), shellQuote(location.name)];
  return `kubectl -n ${namespace} annotate --overwrite ${location.kind} ${name} notafter.io/silence-until=${until}`;
}
