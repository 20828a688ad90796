type Labels = Readonly<Record<string, string>>;

export type LabelSelector =
  { readonly ok: true; matches(labels: Labels): boolean } | { readonly ok: false; readonly message: string };

const SET_BASED = /^(\S+)\s+(in|notin)\s*\(([^()]*)\)$/;
const EQUALITY = /^([^\s=!]+)\s*(==|!=|=)\s*([^\s=!]*)$/;
const EXISTENCE = /^(!?)\s*([^\s=!()]+)$/;

/** `a=b,c!=d,e in (x, y),f notin (z),g,!h`. An empty one matches everything. */
export function parseLabelSelector(text: string): LabelSelector {
  const terms: Array<(labels: Labels) => boolean> = [];
  // A comma inside parentheses belongs to its set.
  for (const part of text.split(/,(?![^(]*\))/).map((term) => term.trim())) {
    const term = part === '' ? everything : parseTerm(part);
    if (term === null) {
      return { ok: false, message: `unable to parse requirement: found '${part}', expected: a label requirement` };
    }
    terms.push(term);
  }
  return { ok: true, matches: (labels) => terms.every((matches) => matches(labels)) };
}

const everything = (): boolean => true;

function parseTerm(text: string): ((labels: Labels) => boolean) | null {
  const set = SET_BASED.exec(text);
  if (set !== null) {
    const [, key = '', operator, list = ''] = set;
    const values = list.split(',').map((value) => value.trim());
    return (labels) => isOneOf(labels[key], values) === (operator === 'in');
  }
  const equality = EQUALITY.exec(text);
  if (equality !== null) {
    const [, key = '', operator, value] = equality;
    return (labels) => (labels[key] === value) === (operator !== '!=');
  }
  const existence = EXISTENCE.exec(text);
  if (existence !== null) {
    const [, not, key = ''] = existence;
    return (labels) => (labels[key] !== undefined) === (not === '');
  }
  return null;
}

const isOneOf = (value: string | undefined, values: readonly string[]): boolean =>
  value !== undefined && values.includes(value);
