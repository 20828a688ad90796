import { type State, worstState } from '@notafter/core';
import type { RunwayRow } from '../runway/row';

/** One certificate of the tree, or an issuer of which only the name is known. */
export interface TrustNode {
  /** Unique in its tree. */
  readonly id: string;
  readonly title: string;
  /** One of the places where it is; null for an issuer that is in no place. */
  readonly row: RunwayRow | null;
  /** At how many places it is. */
  readonly places: number;
  /** It hangs here by names alone: another authority may have the same. */
  readonly approximate: boolean;
  /** Other certificates of the same authority: cross-signed, or renewed. */
  readonly twins: readonly TrustNode[];
  /** Authorities below it, the one that ends first on top. */
  readonly authorities: readonly TrustNode[];
  /** Leaves below it, in the same order. */
  readonly leaves: readonly TrustNode[];
}

interface Draft extends TrustNode {
  readonly row: RunwayRow | null;
  readonly twins: Draft[];
  readonly authorities: Draft[];
  readonly leaves: Draft[];
  approximate: boolean;
  parent: Draft | null;
}

/**
 * The trees of trust: roots, and issuers that are missing, on top. A certificate hangs below the issuer that the agent
 * found by key identifiers, without those below an authority of exactly that name. No certificate is there twice.
 */
export function trustTree(rows: readonly RunwayRow[]): readonly TrustNode[] {
  const nodes = nodesOf(rows);
  const authorities = Map.groupBy(
    [...nodes.values()].filter(({ row }) => row?.link.isCa),
    ({ row }) => row!.link.subject
  );
  const missing = new Map<string, Draft>();
  for (const node of nodes.values()) {
    const isKnown = nodes.has(node.row!.link.issuerFingerprint) || authorities.has(node.row!.link.issuer);
    const parent = isKnown ? parentOf(node, nodes, authorities) : missingIssuerOf(node, missing);
    if (parent !== null) {
      hang(node, parent);
    }
  }
  for (const twins of authorities.values()) {
    twins.forEach((node) => node.twins.push(...twins.filter((other) => other !== node)));
  }
  const roots = [...missing.values(), ...[...nodes.values()].filter(({ parent }) => parent === null)];
  sortByEnd(roots);
  return roots;
}

function nodesOf(rows: readonly RunwayRow[]): ReadonlyMap<string, Draft> {
  const byCertificate = Map.groupBy(rows, ({ id, link }) => link.fingerprint || id);
  return new Map(
    Array.from(byCertificate, ([id, sightings]) => {
      const row = sightings.find(({ state }) => state === worstState(sightings.map((one) => one.state)))!;
      return [id, draft(id, row.title, row, sightings.length)];
    })
  );
}

function draft(id: string, title: string, row: RunwayRow | null, places: number): Draft {
  return { id, title, row, places, approximate: false, twins: [], authorities: [], leaves: [], parent: null };
}

function parentOf(
  node: Draft,
  nodes: ReadonlyMap<string, Draft>,
  authorities: ReadonlyMap<string, readonly Draft[]>
): Draft | null {
  const { fingerprint, issuerFingerprint, issuer, subject } = node.row!.link;
  const known = nodes.get(issuerFingerprint);
  if (known !== undefined && issuerFingerprint !== fingerprint) {
    return isBelow(known, node) ? null : known;
  }
  if (issuer === subject || issuer === '') {
    return null;
  }
  const named = authorities.get(issuer)?.find((authority) => authority !== node && !isBelow(authority, node));
  node.approximate = named !== undefined;
  return named ?? null;
}

/** Authorities that have signed each other must not hang in a ring. */
function isBelow(node: Draft, ancestor: Draft): boolean {
  for (let each: Draft | null = node; each !== null; each = each.parent) {
    if (each === ancestor) {
      return true;
    }
  }
  return false;
}

function missingIssuerOf({ row }: Draft, missing: Map<string, Draft>): Draft | null {
  const { issuer, issuerTitle, subject } = row!.link;
  if (issuer === subject || issuer === '') {
    return null;
  }
  const known = missing.get(issuer) ?? draft(`issuer ${issuer}`, issuerTitle, null, 0);
  missing.set(issuer, known);
  return known;
}

function hang(node: Draft, parent: Draft): void {
  node.parent = parent;
  (node.row!.link.isCa ? parent.authorities : parent.leaves).push(node);
}

function sortByEnd(nodes: Draft[]): void {
  nodes.sort((a, b) => earliestEnd(a) - earliestEnd(b));
  for (const node of nodes) {
    sortByEnd(node.authorities);
    sortByEnd(node.leaves);
  }
}

const earliestEnd = ({ row }: TrustNode): number => row?.notAfterMs ?? -Infinity;

/** The worst state of some certificates and the end that comes first, for one line that stands for all of them. */
export function summaryOf(nodes: readonly TrustNode[]): { readonly state: State; readonly earliestMs: number | null } {
  const rows = nodes.flatMap(({ row }) => row ?? []);
  const ends = rows.flatMap(({ notAfterMs }) => notAfterMs ?? []);
  return {
    state: worstState(rows.map(({ state }) => state)) ?? 'valid',
    earliestMs: ends.length === 0 ? null : ends.reduce((a, b) => Math.min(a, b)),
  };
}

/** When the earliest certificate above a node ends, if that is before the node's own end: from then on it is worth nothing. */
export function cutOffMs(node: TrustNode, above: readonly TrustNode[]): number | null {
  const { earliestMs } = summaryOf(above);
  const endMs = node.row?.notAfterMs ?? null;
  return earliestMs !== null && endMs !== null && earliestMs < endMs ? earliestMs : null;
}
