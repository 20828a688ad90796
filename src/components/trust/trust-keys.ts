import type { KeyboardEvent } from 'react';
import { parentIndex, type TrustLine } from './trust-lines';

export interface TrustActions {
  move(index: number): void;
  toggle(line: TrustLine): void;
  open(line: TrustLine): void;
}

/**
 * The keys of a treegrid (WAI-ARIA Authoring Practices): up and down a line, right opens or goes in, left closes or
 * goes to the parent, Home and End, Enter the page, Space opens and closes. Returns whether the key meant anything.
 */
export function onTrustKey(
  { key }: Pick<KeyboardEvent, 'key'>,
  lines: readonly TrustLine[],
  active: number,
  actions: TrustActions
): boolean {
  const line = lines[active];
  if (line === undefined) {
    return false;
  }
  switch (key) {
    case 'ArrowDown':
      actions.move(Math.min(active + 1, lines.length - 1));
      return true;
    case 'ArrowUp':
      actions.move(Math.max(active - 1, 0));
      return true;
    case 'Home':
      actions.move(0);
      return true;
    case 'End':
      actions.move(lines.length - 1);
      return true;
    case 'ArrowRight':
      goIn(lines, active, actions);
      return true;
    case 'ArrowLeft':
      goOut(lines, active, actions);
      return true;
    case 'Enter':
      actions.open(line);
      return true;
    case ' ':
      actions.toggle(line);
      return true;
    default:
      return false;
  }
}

function goIn(lines: readonly TrustLine[], active: number, actions: TrustActions): void {
  const line = lines[active]!;
  if (line.expanded === false) {
    actions.toggle(line);
  } else if (line.expanded === true) {
    actions.move(active + 1);
  }
}

function goOut(lines: readonly TrustLine[], active: number, actions: TrustActions): void {
  const line = lines[active]!;
  const parent = parentIndex(lines, active);
  if (line.expanded === true) {
    actions.toggle(line);
  } else if (parent !== -1) {
    actions.move(parent);
  }
}
