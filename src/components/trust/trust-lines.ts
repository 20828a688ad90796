import type { TrustNode } from './trust-tree';

/** More leaves than this below one authority stand in one line until somebody opens it. */
export const LEAVES_SHOWN = 20;

/** One line of the drawn tree. */
export type TrustLine = {
  readonly id: string;
  /** 1 for the roots. */
  readonly level: number;
  /** From the root to the parent. */
  readonly above: readonly TrustNode[];
  /** Null when nothing hangs below it. */
  readonly expanded: boolean | null;
} & (
  | { readonly kind: 'certificate'; readonly node: TrustNode }
  /** Stands for all leaves of its parent. */
  | { readonly kind: 'leaves'; readonly leaves: readonly TrustNode[] }
);

/** The lines that are drawn. `toggled` holds the ids that are not as at first: authorities open, many leaves closed. */
export function trustLines(roots: readonly TrustNode[], toggled: ReadonlySet<string>): readonly TrustLine[] {
  const lines: TrustLine[] = [];

  function addLeaves(leaves: readonly TrustNode[], above: readonly TrustNode[]): void {
    const level = above.length + 1;
    if (leaves.length <= LEAVES_SHOWN) {
      leaves.forEach((node) => add(node, above));
      return;
    }
    const id = `leaves ${above.at(-1)?.id ?? ''}`;
    const expanded = toggled.has(id);
    lines.push({ kind: 'leaves', id, level, above, expanded, leaves });
    if (expanded) {
      leaves.forEach((node) => add(node, above, 1));
    }
  }

  function add(node: TrustNode, above: readonly TrustNode[], deeper = 0): void {
    const { id } = node;
    const isBranch = node.authorities.length + node.leaves.length > 0;
    const expanded = isBranch ? !toggled.has(id) : null;
    lines.push({ kind: 'certificate', id, level: above.length + 1 + deeper, above, expanded, node });
    if (expanded === true) {
      const path = [...above, node];
      node.authorities.forEach((authority) => add(authority, path));
      addLeaves(node.leaves, path);
    }
  }

  roots.forEach((root) => add(root, []));
  return lines;
}

/** The index of the line that a line hangs below; −1 for a root. */
export function parentIndex(lines: readonly TrustLine[], index: number): number {
  const level = lines[index]?.level ?? 1;
  for (let above = index - 1; above >= 0; above--) {
    if (lines[above]!.level < level) {
      return above;
    }
  }
  return -1;
}
