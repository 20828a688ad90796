import type { Collection } from './collection.ts';
import { decodeContinue, encodeContinue } from './continue-token.ts';
import type { ListMeta } from './encoder.ts';
import type { Selection } from './selection.ts';
import { type Status, badRequest, expired, tooLargeVersion, tooOldVersion } from './status.ts';
import type { StoredObject } from './stored-object.ts';

const INCONSISTENT =
  'The provided continue parameter is too old to display a consistent list result. You can start a new list without ' +
  'the continue parameter, or use the continue token in this response to retrieve the remainder of the results. ' +
  'Continuing with the provided token results in an inconsistent list - objects that were created, modified, or ' +
  'deleted between the time the first chunk was returned and now may show up in the list.';

export type Page =
  | { readonly ok: true; readonly meta: ListMeta; readonly objects: readonly StoredObject[] }
  | { readonly ok: false; readonly status: Status };

interface Start {
  readonly version: number;
  readonly after: string;
  /** Infinity for no limit. */
  readonly limit: number;
}

/** One page of a list: of the snapshot at the version that the query or its continue token names. */
export function listPage(
  collection: Collection,
  current: number,
  query: URLSearchParams,
  selection: Selection,
  pageLimit: number
): Page {
  const start = startOf(collection, current, query);
  if (!start.ok) {
    return start;
  }
  const { version, after, limit } = start.value;
  const inRange = rangeOf(collection.at(version), selection.namespace, after);
  const { objects, read } = take(inRange, selection, Math.min(limit, pageLimit));
  const left = inRange.length - read;
  const resourceVersion = String(version);
  if (left === 0) {
    return { ok: true, meta: { resourceVersion }, objects };
  }
  const token = encodeContinue({ version, after: inRange[read - 1]!.key });
  const remaining = selection.hasSelector ? {} : { remainingItemCount: left };
  return { ok: true, meta: { resourceVersion, continue: token, ...remaining }, objects };
}

type StartAnswer = { readonly ok: true; readonly value: Start } | { readonly ok: false; readonly status: Status };

function startOf(collection: Collection, current: number, query: URLSearchParams): StartAnswer {
  const [asked, token] = [textOf(query, 'resourceVersion'), textOf(query, 'continue')];
  const limit = Number(textOf(query, 'limit')) || Infinity;
  if (token !== '') {
    return continued(collection, current, token, asked, limit);
  }
  if (asked === '' || asked === '0') {
    // Any version will do: answered from the watch cache, which knows no pages.
    return { ok: true, value: { version: current, after: '', limit: asked === '0' ? Infinity : limit } };
  }
  return atVersionOrLater(collection, current, Number(asked), textOf(query, 'resourceVersionMatch') === 'Exact', limit);
}

const textOf = (query: URLSearchParams, name: string): string => query.get(name) ?? '';

function atVersionOrLater(
  collection: Collection,
  current: number,
  version: number,
  exact: boolean,
  limit: number
): StartAnswer {
  if (!Number.isInteger(version)) {
    return refused(badRequest('resourceVersion: Invalid value: strconv.ParseUint: invalid syntax'));
  }
  if (version > current) {
    return refused(tooLargeVersion(version, current));
  }
  if (exact && version < collection.oldest) {
    return refused(tooOldVersion(version, collection.oldest));
  }
  return { ok: true, value: { version: exact ? version : current, after: '', limit } };
}

function continued(collection: Collection, current: number, text: string, asked: string, limit: number): StartAnswer {
  const token = decodeContinue(text);
  if (token === null) {
    return refused(badRequest('continue key is not valid: illegal base64 data'));
  }
  if (asked !== '') {
    return refused(badRequest('specifying resource version is not allowed when using continue'));
  }
  if (token.version >= 0 && token.version < collection.oldest) {
    return refused(expired(INCONSISTENT, encodeContinue({ ...token, version: -1 })));
  }
  return { ok: true, value: { ...token, version: token.version < 0 ? current : token.version, limit } };
}

const refused = (status: Status): StartAnswer => ({ ok: false, status });

/** What lies behind a key, of one namespace or of all. */
function rangeOf(objects: readonly StoredObject[], namespace: string | null, after: string): readonly StoredObject[] {
  const [from, to] =
    namespace === null
      ? [0, objects.length]
      : [firstAtOrAfter(objects, `${namespace}/`), firstAtOrAfter(objects, `${namespace}0`)];
  const start = after === '' ? from : Math.max(from, firstAtOrAfter(objects, `${after}\0`));
  return objects.slice(start, to);
}

function firstAtOrAfter(objects: readonly StoredObject[], key: string): number {
  let [low, high] = [0, objects.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (objects[middle]!.key < key) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/** As many as match, up to the limit, and how many were read for that: what is left may hold no more match. */
function take(
  range: readonly StoredObject[],
  selection: Selection,
  limit: number
): { objects: StoredObject[]; read: number } {
  const objects: StoredObject[] = [];
  let read = 0;
  while (read < range.length && objects.length < limit) {
    const object = range[read]!;
    read += 1;
    if (selection.matches(object)) {
      objects.push(object);
    }
  }
  return { objects, read };
}
