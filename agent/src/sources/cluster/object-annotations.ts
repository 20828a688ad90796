import { type BadAnnotation, type Facts, parseThreshold, policyFault } from '@notafter/core';

const PREFIX = 'notafter.io/';
const KNOWN = ['warn-before', 'critical-before', 'silence-until', 'ignore', 'owner'];
/** An annotation may be as long as a book, and is held as long as its object. */
const LONGEST_OWNER = 256;
const LONGEST_TOLD = 200;
const MOST_TOLD = 10;
const THRESHOLD_HELP = 'write a duration, a share of the lifetime or both, like 28d|25%';

export const NO_FACTS: Facts = Object.freeze({});

type Annotations = Readonly<Record<string, string>>;

interface Read {
  facts: Facts;
  bad: BadAnnotation[];
}

/**
 * What the annotations `notafter.io/…` of an object say of it: `warn-before`, `critical-before`, `silence-until`, `ignore`
 * and `owner`. One that cannot be taken is told as such, and has no effect.
 */
export function readAnnotations(annotations: Annotations): Facts {
  return hasOurs(annotations) ? readOurs(annotations) : NO_FACTS;
}

function hasOurs(annotations: Annotations): boolean {
  for (const name in annotations) {
    if (name.startsWith(PREFIX)) {
      return true;
    }
  }
  return false;
}

function readOurs(annotations: Annotations): Facts {
  const read: Read = { facts: {}, bad: [] };
  for (const annotation of Object.keys(annotations).filter((name) => name.startsWith(PREFIX))) {
    const value = annotations[annotation] ?? '';
    const result = readOne(annotation.slice(PREFIX.length), value.trim());
    if (typeof result === 'string') {
      read.bad.push({ annotation, value, message: result });
    } else {
      read.facts = { ...read.facts, ...result };
    }
  }
  const { facts, bad } = withoutContradiction(read, annotations);
  return bad.length === 0 ? facts : { ...facts, badAnnotations: bad.slice(0, MOST_TOLD).map(shortened) };
}

function shortened({ value, ...bad }: BadAnnotation): BadAnnotation {
  return { ...bad, value: value.length > LONGEST_TOLD ? `${value.slice(0, LONGEST_TOLD)}…` : value };
}

/** What it says, or what would be right. */
function readOne(name: string, value: string): Facts | string {
  switch (name) {
    case 'warn-before':
    case 'critical-before': {
      const threshold = parseThreshold(value);
      if (threshold === null) {
        return THRESHOLD_HELP;
      }
      return name === 'warn-before' ? { warnBefore: threshold } : { criticalBefore: threshold };
    }
    case 'silence-until': {
      const silencedUntilMs = parseDay(value);
      return silencedUntilMs === null
        ? 'write a day or a time, like 2027-01-31 or 2027-01-31T18:00:00Z'
        : { silencedUntilMs };
    }
    case 'ignore':
      return readFlag(value);
    case 'owner':
      return readOwner(value);
    default:
      return `there is no such annotation; there are ${KNOWN.map((known) => PREFIX + known).join(', ')}`;
  }
}

function readOwner(value: string): Facts | string {
  if (value.length > LONGEST_OWNER) {
    return `name an owner in no more than ${LONGEST_OWNER} characters`;
  }
  return value === '' ? 'name an owner, or take the annotation away' : { owner: value };
}

function readFlag(value: string): Facts | string {
  if (value === 'true') {
    return { ignored: true };
  }
  return value === 'false' ? {} : 'write "true" or "false"';
}

/** RFC 3339; a day alone begins at midnight UTC. */
function parseDay(text: string): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/.exec(text);
  const dayMs = match === null ? NaN : Date.parse(`${text.slice(0, 10)}T00:00:00Z`);
  const isDay = !Number.isNaN(dayMs) && new Date(dayMs).toISOString().startsWith(text.slice(0, 10));
  const atMs = isDay ? Date.parse(text) : NaN;
  return Number.isNaN(atMs) ? null : atMs;
}

function withoutContradiction({ facts, bad }: Read, annotations: Annotations): Read {
  const { warnBefore, criticalBefore, ...rest } = facts;
  if (warnBefore === undefined || criticalBefore === undefined) {
    return { facts, bad };
  }
  const message = policyFault({ warnBefore, criticalBefore });
  const annotation = `${PREFIX}critical-before`;
  return message === null
    ? { facts, bad }
    : { facts: { ...rest, warnBefore }, bad: [...bad, { annotation, value: annotations[annotation] ?? '', message }] };
}
