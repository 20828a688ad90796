import { printable } from '@notafter/core';

export type LabelValues = Readonly<Record<string, string | undefined>>;

/** How values are written: `raw` as they are, `bounded` cut at 512 bytes with control characters escaped. */
export type LabelStyle = 'raw' | 'bounded';

const TO_ESCAPE = /[\\"\n]/;
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '"': '\\"', '\n': '\\n' };
const BEYOND_ASCII = /[^\0-\x7f]/;

/**
 * The labels of one series between braces, sorted by name, without the empty ones (Prometheus treats those as absent);
 * empty when none is left. One character a byte: what is beyond ASCII stands there as the bytes of its UTF-8.
 */
export function labelText(values: LabelValues, style: LabelStyle): string {
  return inBraces([labelSegment(values, style)]);
}

/** Some of the labels of a series, sorted by name, without braces. */
export function labelSegment(values: LabelValues, style: LabelStyle): string {
  let text = '';
  for (const name of Object.keys(values).sort()) {
    text = withLabel(text, name, values[name], style);
  }
  return toBytes(text);
}

/** A segment with one more label, which comes after those that it has; without, when the value is empty. */
export function withLabel(segment: string, name: string, value: string | undefined, style: LabelStyle): string {
  if (!value) {
    return segment;
  }
  return `${segment === '' ? '' : `${segment},`}${name}="${escape(style === 'raw' ? value : printable(value))}"`;
}

/**
 * Segments, which must follow each other in the order of their names, as the labels of one series. Joined, not added:
 * what is kept is then one string instead of a tree of its parts, which takes twice the memory.
 */
export function inBraces(segments: readonly string[]): string {
  const text = segments.filter((segment) => segment !== '').join(',');
  return text === '' ? '' : ['{', text, '}'].join('');
}

function escape(value: string): string {
  return TO_ESCAPE.test(value) ? escapeAll(value) : value;
}

function escapeAll(value: string): string {
  return value.replace(/[\\"\n]/g, (character) => ESCAPES[character] ?? character);
}

/** Lone surrogates become U+FFFD. */
export function toBytes(text: string): string {
  return BEYOND_ASCII.test(text) ? Buffer.from(text, 'utf8').toString('latin1') : text;
}
