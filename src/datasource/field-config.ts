import { type DataLink, type FieldConfig, MappingType, type ThresholdsConfig, ThresholdsMode } from '@grafana/data';
import { t } from '@grafana/i18n';
import {
  DAY_MS,
  DEFAULT_POLICY,
  fieldNamed,
  type FieldDefinition,
  type Severity,
  type State,
  STATES,
} from '@notafter/core';
import { fieldLabel } from '../components/field/field-label';
import { stateLabel } from '../components/state/state-label';

/** Names in Grafana's palette, which every panel resolves in the theme of its user. */
const STATE_COLORS: Record<State, string> = {
  valid: 'green',
  warning: 'orange',
  critical: 'red',
  expired: 'semi-dark-red',
  'not-yet-valid': 'blue',
  unreadable: 'purple',
  silenced: 'text',
  superseded: 'text',
};
const SEVERITY_COLORS: Record<Severity, string> = { info: 'blue', warning: 'orange', critical: 'red' };
/** Columns of `summary` that count one state. */
const STATE_COUNTS: Readonly<Record<string, State>> = {
  ...Object.fromEntries(STATES.map((state) => [state, state])),
  notYetValid: 'not-yet-valid',
};
const LINKED = ['title', 'place', 'slot'];
/** In pixels. */
const WIDE: Readonly<Record<string, number>> = { place: 240, message: 320, text: 320, command: 320 };
/** Cells that a filter on the same field would find again: a list is shown as joined text. */
const FILTERABLE = ['string', 'number', 'boolean'];

/**
 * What Grafana's panels show of a column.
 * @param slotHref The slot page; gets Grafana's template of the row's slot id.
 */
export function fieldConfig(column: FieldDefinition, slotHref: (slot: string) => string): FieldConfig {
  const { name, type, unit, label, description } = column;
  return {
    displayNameFromDS: fieldLabel(name, label),
    description,
    ...(unit !== undefined && { unit }),
    ...(unit === 'suffix: d' && { decimals: 0 }),
    ...(fieldNamed(name) !== undefined && FILTERABLE.includes(type) && { filterable: true }),
    ...(LINKED.includes(name) && { links: [slotLink(slotHref('${__data.fields.slot}'))] }),
    ...widthOf(name, type),
    ...colors(name, type),
  };
}

/** Grafana's table gives every column 150 pixels, which cuts a moment by its seconds and a place by what tells it apart. */
function widthOf(name: string, type: FieldDefinition['type']): FieldConfig {
  const minWidth = type === 'time' ? 170 : WIDE[name];
  return minWidth === undefined ? {} : { custom: { minWidth } };
}

export function slotLink(url: string): DataLink {
  return { title: t('frame.open', 'Open certificate'), url };
}

function colors(name: string, type: FieldDefinition['type']): FieldConfig {
  if (name === 'state' || name === 'status') {
    return { mappings: [valueMapping(STATE_COLORS, (state) => stateLabel(state))] };
  }
  if (name === 'severity') {
    return { mappings: [valueMapping(SEVERITY_COLORS, (severity) => severity)] };
  }
  if (name === 'up') {
    return { mappings: [upMapping()] };
  }
  if (name === 'daysLeft') {
    return { color: { mode: 'thresholds' }, thresholds: daysLeftThresholds() };
  }
  const state = type === 'number' ? STATE_COUNTS[name] : undefined;
  return state === undefined ? {} : { color: { mode: 'fixed', fixedColor: STATE_COLORS[state] } };
}

function valueMapping<Value extends string>(byValue: Record<Value, string>, textOf: (value: Value) => string) {
  const values = Object.keys(byValue) as Value[];
  const options = Object.fromEntries(
    values.map((value, index) => [value, { text: textOf(value), color: byValue[value], index }])
  );
  return { type: MappingType.ValueToText as const, options };
}

function upMapping() {
  const options = {
    true: { text: t('frame.up', 'up'), color: 'green', index: 0 },
    false: { text: t('frame.down', 'down'), color: 'red', index: 1 },
  };
  return { type: MappingType.ValueToText as const, options };
}

/** The zones of a leaf that lives long; the column `state` is exact, since it knows each lifetime and every override. */
export function daysLeftThresholds(): ThresholdsConfig {
  const days = (ms: number | null) => (ms ?? 0) / DAY_MS;
  return {
    mode: ThresholdsMode.Absolute,
    steps: [
      { value: -Infinity, color: STATE_COLORS.expired },
      { value: 0, color: STATE_COLORS.critical },
      { value: days(DEFAULT_POLICY.criticalBefore.durationMs), color: STATE_COLORS.warning },
      { value: days(DEFAULT_POLICY.warnBefore.durationMs), color: STATE_COLORS.valid },
    ],
  };
}
