import type { Facts } from '@notafter/core';
import type { Use } from './use.ts';

/** Which users are named for which object, and how often: many Pods are of one Deployment. */
export interface Mentions {
  /** Takes away and adds; returns the objects of which another user is named now than before. */
  exchange(before: readonly Use[], now: readonly Use[]): ReadonlySet<string>;
  /** Whether anybody names an object. */
  has(object: string): boolean;
  /** Null for an object that nobody names. */
  factsOf(object: string): Facts | null;
}

interface Mention {
  readonly use: Use;
  count: number;
}

/** A wildcard certificate may have thousands of users: so many are named, the others counted. */
const MOST_USERS = 100;

export function createMentions(): Mentions {
  const byObject = new Map<string, Map<string, Mention>>();

  function add(use: Use): boolean {
    const mentions = byObject.get(use.object) ?? new Map<string, Mention>();
    byObject.set(use.object, mentions);
    const mention = mentions.get(keyOf(use));
    if (mention !== undefined) {
      mention.count += 1;
      return false;
    }
    mentions.set(keyOf(use), { use, count: 1 });
    return true;
  }

  function drop(use: Use): boolean {
    const mentions = byObject.get(use.object);
    const mention = mentions?.get(keyOf(use));
    if (mentions === undefined || mention === undefined) {
      return false;
    }
    mention.count -= 1;
    if (mention.count > 0) {
      return false;
    }
    mentions.delete(keyOf(use));
    if (mentions.size === 0) {
      byObject.delete(use.object);
    }
    return true;
  }

  return {
    exchange(before, now) {
      const added = now.filter(add);
      const dropped = before.filter(drop);
      return new Set([...added, ...dropped].map(({ object }) => object));
    },
    has: (object) => byObject.has(object),
    factsOf(object) {
      const mentions = byObject.get(object);
      return mentions === undefined ? null : factsOfMentions(mentions);
    },
  };
}

const keyOf = ({ user, managedBy = '' }: Use): string => `${user}\n${managedBy}`;

function factsOfMentions(mentions: ReadonlyMap<string, Mention>): Facts {
  const named: Use[] = [];
  for (const { use } of mentions.values()) {
    named.push(use);
    if (named.length === MOST_USERS) {
      break;
    }
  }
  const usedBy = [...new Set(named.map(({ user }) => user))].sort();
  const rest = mentions.size - named.length;
  const managedBy = named.find((use) => use.managedBy !== undefined)?.managedBy;
  return {
    usedBy: rest === 0 ? usedBy : [...usedBy, `${rest} more`],
    ...(managedBy === undefined ? {} : { managedBy }),
  };
}
