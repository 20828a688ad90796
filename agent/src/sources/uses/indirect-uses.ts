import type { Use } from './use.ts';
import type { UseLedger } from './use-book.ts';

/** A reference to something that itself refers to objects: of a route to a Gateway, of a webhook to a Certificate. */
export interface IndirectReference<Target> {
  /** `namespace/name` of what it refers to. */
  readonly target: string;
  usesOf(target: Target): readonly Use[];
}

/** Users whose objects are known only through something else, which may come, change and go at any time. */
export interface IndirectUses<Target> {
  /** What a user refers to now, through something else and by itself; nothing at all forgets it. */
  set(
    ledger: UseLedger,
    user: string,
    references: ReadonlyArray<IndirectReference<Target>>,
    direct?: readonly Use[]
  ): void;
  /** What a target is now; null when it is not there. */
  resolve(target: string, value: Target | null): void;
}

interface User<Target> {
  readonly ledger: UseLedger;
  readonly key: string;
  readonly references: ReadonlyArray<IndirectReference<Target>>;
  readonly direct: readonly Use[];
}

export function createIndirectUses<Target>(): IndirectUses<Target> {
  const targets = new Map<string, Target>();
  const users = new Map<string, User<Target>>();
  const usersOf = new Map<string, Set<User<Target>>>();

  function tell({ ledger, key, references, direct }: User<Target>): void {
    const uses = references.flatMap(({ target, usesOf }) => {
      const value = targets.get(target);
      return value === undefined ? [] : usesOf(value);
    });
    ledger.set(key, [...direct, ...uses]);
  }

  function forget(user: User<Target>): void {
    users.delete(user.key);
    for (const { target } of user.references) {
      const others = usersOf.get(target);
      others?.delete(user);
      if (others?.size === 0) {
        usersOf.delete(target);
      }
    }
  }

  function remember(user: User<Target>): void {
    users.set(user.key, user);
    for (const { target } of user.references) {
      usersOf.set(target, (usersOf.get(target) ?? new Set()).add(user));
    }
  }

  return {
    set(ledger, key, references, direct = []) {
      const before = users.get(key);
      if (before !== undefined) {
        forget(before);
      }
      const user = { ledger, key, references, direct };
      if (references.length > 0) {
        remember(user);
      }
      tell(user);
    },
    resolve(target, value) {
      if (value === null) {
        targets.delete(target);
      } else {
        targets.set(target, value);
      }
      usersOf.get(target)?.forEach(tell);
    },
  };
}
