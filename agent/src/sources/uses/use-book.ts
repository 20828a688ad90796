import type { Sink } from '@notafter/core';
import type { Use } from './use.ts';
import { createClaims } from './claims.ts';
import { createMentions } from './mentions.ts';

/** Who uses what, gathered of all collections of users, and told as facts of what is used. */
export interface UseBook {
  /** A collection of users, of one namespace or of all (null). Until it is complete, nothing there counts as unused. */
  open(namespace: string | null): UseLedger;
  /** An object that is there: it may turn out to be used by nobody. */
  found(object: string): void;
  lost(object: string): void;
  /** Takes back all that was told. */
  close(): void;
}

/** The users of one collection. */
export interface UseLedger {
  /** What a user refers to now, instead of what it referred to before. */
  set(user: string, uses: readonly Use[]): void;
  delete(user: string): void;
  /** All users that there are were set. */
  complete(): void;
  /** There may be users that nobody sees. */
  incomplete(): void;
  /** Nobody looks at it any longer. */
  close(): void;
}

const ASPECT = 'uses';

/**
 * What is told of an object waits until a collection that speaks of it is complete; a change after that is told at once, at
 * a cost that does not depend on how many objects and users there are.
 * @param claimsUnused whether everything that could use an object is looked at, so that one without users is unused
 */
export function createUseBook(sink: Pick<Sink, 'relate'>, claimsUnused: boolean): UseBook {
  const mentions = createMentions();
  const claims = createClaims();
  const told = new Set<string>();

  function tell(object: string): void {
    const facts = mentions.factsOf(object) ?? (claimsUnused && claims.isUnused(object) ? { unused: true } : null);
    if (facts !== null) {
      told.add(object);
      sink.relate(object, facts, ASPECT);
    } else if (told.delete(object)) {
      sink.relate(object, null, ASPECT);
    }
  }

  function tellUnmentioned(namespace: string | null): void {
    for (const object of claimsUnused ? claims.foundIn(namespace) : []) {
      if (!mentions.has(object)) {
        tell(object);
      }
    }
  }

  function open(namespace: string | null): UseLedger {
    const coverage = claims.cover(namespace);
    const uses = new Map<string, readonly Use[]>();
    /** What changed before the collection was complete for the first time. */
    let waiting: Set<string> | null = new Set();

    function changed(objects: Iterable<string>): void {
      for (const object of objects) {
        if (waiting === null) {
          tell(object);
        } else {
          waiting.add(object);
        }
      }
    }

    function set(user: string, now: readonly Use[]): void {
      const before = uses.get(user) ?? [];
      if (now.length === 0) {
        uses.delete(user);
      } else if (isSame(before, now)) {
        return;
      } else {
        uses.set(user, now);
      }
      changed(mentions.exchange(before, now));
    }

    function setComplete(isComplete: boolean): void {
      if (coverage.isComplete !== isComplete) {
        coverage.isComplete = isComplete;
        tellUnmentioned(namespace);
      }
    }

    return {
      set,
      delete: (user) => set(user, []),
      complete() {
        setComplete(true);
        const due = waiting ?? [];
        waiting = null;
        changed(due);
      },
      incomplete: () => setComplete(false),
      close() {
        waiting = null;
        [...uses.keys()].forEach((user) => set(user, []));
        claims.uncover(namespace, coverage);
        tellUnmentioned(namespace);
      },
    };
  }

  return {
    open,
    found(object) {
      if (!claims.found(object)) {
        return;
      }
      // Of facts that contradict each other those told first hold: the object's own are before ours now.
      const wasTold = told.delete(object);
      if (wasTold) {
        sink.relate(object, null, ASPECT);
      }
      if (wasTold || !mentions.has(object)) {
        tell(object);
      }
    },
    lost(object) {
      claims.lost(object);
      if (!mentions.has(object)) {
        tell(object);
      }
    },
    close() {
      told.forEach((object) => sink.relate(object, null, ASPECT));
      told.clear();
    },
  };
}

function isSame(before: readonly Use[], now: readonly Use[]): boolean {
  return (
    before.length === now.length &&
    before.every(({ object, user, managedBy }, index) => {
      const other = now[index];
      return other?.object === object && other.user === user && other.managedBy === managedBy;
    })
  );
}
