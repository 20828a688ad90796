import type { Change, Collection } from './collection.ts';
import type { Encoder, EventType } from './encoder.ts';
import type { Outlet } from './outlet.ts';
import type { Selection } from './selection.ts';
import { type Status, badRequest, invalid, tooOldVersion } from './status.ts';
import { type StoredObject, atVersion } from './stored-object.ts';

/** The API server ends a watch by itself after 30 to 60 minutes. */
const TIMEOUT_SECONDS = 1800;

/** What all watches of a server share. */
export interface WatchRoom {
  /** The newest version of all resources. */
  version(): number;
  readonly bookmarkIntervalMs: number;
  readonly open: Set<OpenWatch>;
}

export interface OpenWatch {
  end(): void;
  /** Sends a bookmark when the client asked for them. */
  bookmark(): void;
}

/** What is wrong with the query of a watch, if anything. */
export function watchProblem(query: URLSearchParams): Status | null {
  const version = query.get('resourceVersion') ?? '';
  if (version !== '' && !/^\d+$/.test(version)) {
    return badRequest(`Invalid value: "${version}": strconv.ParseUint: parsing "${version}": invalid syntax`);
  }
  if (query.get('sendInitialEvents') === null) {
    return null;
  }
  if (query.get('resourceVersionMatch') !== 'NotOlderThan') {
    const message = 'Forbidden: resourceVersionMatch must be set to NotOlderThan when sendInitialEvents is set';
    return invalid('resourceVersionMatch', message);
  }
  return null;
}

/** Streams what changes in a collection, from the version that the query names, until somebody ends it. */
export function watch(
  collection: Collection,
  query: URLSearchParams,
  selection: Selection,
  encoder: Encoder,
  outlet: Outlet,
  room: WatchRoom
): void {
  const version = Number(query.get('resourceVersion') ?? 0);
  const streamsList = isTrue(query.get('sendInitialEvents'));
  outlet.head(200, { 'content-type': encoder.watchContentType });
  if (version > 0 && version < collection.oldest) {
    outlet.write(encoder.errorEvent(tooOldVersion(version, collection.oldest)));
    outlet.end();
    return;
  }
  const send = (change: Change): void => {
    // Of a version that is yet to come, as after a restore of etcd, nothing is told until it is there.
    const type = change.version > version ? eventType(change, selection) : null;
    if (type !== null) {
      outlet.write(encoder.event(type, objectOf(type, change)));
    }
  };
  const bookmark = (initialEventsEnd: boolean): void =>
    outlet.write(encoder.bookmark({ resourceVersion: String(room.version()), initialEventsEnd }));

  if (version === 0 || streamsList) {
    const present = collection.at(room.version()).filter(selection.matches);
    present.forEach((object) => outlet.write(encoder.event('ADDED', object)));
  } else {
    collection.since(version).forEach(send);
  }
  const wantsBookmarks = isTrue(query.get('allowWatchBookmarks'));
  if (streamsList && wantsBookmarks) {
    bookmark(true);
  }

  const end = (): void => outlet.end();
  const self: OpenWatch = { end, bookmark: () => (wantsBookmarks ? bookmark(false) : undefined) };
  const unsubscribe = collection.subscribe({ changed: send, dropped: end });
  const bookmarks = setInterval(self.bookmark, room.bookmarkIntervalMs).unref();
  const seconds = Number(query.get('timeoutSeconds') ?? 0) || TIMEOUT_SECONDS;
  const timeout = setTimeout(() => {
    self.bookmark();
    end();
  }, seconds * 1000).unref();
  room.open.add(self);
  outlet.onClose(() => {
    unsubscribe();
    clearInterval(bookmarks);
    clearTimeout(timeout);
    room.open.delete(self);
  });
}

const isTrue = (text: string | null): boolean => text === 'true' || text === '1';

/** What a change is for those who see only a part: an object that comes to match is added, one that ceases is deleted. */
function eventType({ before, after }: Change, selection: Selection): EventType | null {
  const did = before !== null && selection.matches(before);
  const does = after !== null && selection.matches(after);
  if (did && does) {
    return 'MODIFIED';
  }
  return does ? 'ADDED' : did ? 'DELETED' : null;
}

/** An object that ceased to match is told as it last matched, at the version of the change. */
function objectOf(type: EventType, { version, before, after, object }: Change): StoredObject {
  return type === 'DELETED' && after !== null && before !== null ? atVersion(before, version) : object;
}
