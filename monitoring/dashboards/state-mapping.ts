import { MappingType, type ValueMapping } from '@grafana/grafana-foundation-sdk/dashboard';
import type { State } from '@notafter/core';

/** Names in Grafana's palette, as the data source colours its own columns. */
export const STATE_COLOURS = {
  expired: 'semi-dark-red',
  critical: 'red',
  warning: 'orange',
  'not-yet-valid': 'blue',
  unreadable: 'purple',
  valid: 'green',
  silenced: 'text',
  superseded: 'text',
} as const satisfies Record<State, string>;

/** Shows numbers as words in colours of Grafana's palette, in their order. */
export function words(of: Readonly<Record<string, readonly [text: string, color: string]>>): ValueMapping {
  const options = Object.entries(of).map(([value, [text, color]], index) => [value, { text, color, index }] as const);
  return { type: MappingType.ValueToText, options: Object.fromEntries(options) };
}

/** The numbers that stand for the states of a certificate. */
export const STATE_WORDS = words({
  '0': ['valid', 'green'],
  '1': ['warning', 'orange'],
  '2': ['critical', 'red'],
  '3': ['expired', 'semi-dark-red'],
});

export const UP_WORDS = words({ '0': ['down', 'red'], '1': ['up', 'green'] });
