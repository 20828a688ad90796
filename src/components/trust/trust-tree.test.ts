import { buildRow, inDays } from '../runway/build-row';
import type { ChainLink, RunwayRow } from '../runway/row';
import { parentIndex, trustLines } from './trust-lines';
import { cutOffMs, summaryOf, type TrustNode, trustTree } from './trust-tree';

interface Given extends Partial<Omit<RunwayRow, 'link'>> {
  readonly link?: Partial<ChainLink>;
}

/** A certificate that names its issuer; fingerprints are made of the name where none is given. */
function certificate(name: string, issuer: string, { link, ...given }: Given = {}): RunwayRow {
  return buildRow({
    id: `${name} at ${given.place ?? 'one place'}`,
    title: name,
    ...given,
    link: {
      fingerprint: `fp-${name}`,
      issuerFingerprint: '',
      subject: `CN=${name}`,
      issuer: `CN=${issuer}`,
      issuerTitle: issuer,
      isCa: false,
      ...link,
    },
  });
}

const authority = (name: string, issuer: string, given: Given = {}) =>
  certificate(name, issuer, { ...given, link: { isCa: true, ...given.link } });

/** `root(intermediate(web)) ?missing(api)`: a question mark before an issuer that is in no place. */
function drawn(nodes: readonly TrustNode[]): string {
  const one = ({ row, title, authorities, leaves }: TrustNode): string => {
    const below = drawn([...authorities, ...leaves]);
    return `${row === null ? '?' : ''}${title}${below === '' ? '' : `(${below})`}`;
  };
  return nodes.map(one).join(' ');
}

describe('trustTree', () => {
  it.each([
    [
      'by key identifiers, whatever the names say',
      [authority('root', 'root'), certificate('web', 'somebody else', { link: { issuerFingerprint: 'fp-root' } })],
      'root(web)',
    ],
    [
      'by exact names where nothing better is known',
      [authority('root', 'root'), authority('middle', 'root'), certificate('web', 'middle')],
      'root(middle(web))',
    ],
    ['below a name when the issuer is nowhere', [certificate('web', 'Let’s Encrypt R11')], '?Let’s Encrypt R11(web)'],
    ['a self-signed leaf by itself', [certificate('web', 'web')], 'web'],
    ['without any name by itself', [certificate('web', '', { link: { issuer: '' } })], 'web'],
    [
      'a leaf of the same name is no authority',
      [certificate('shared', 'root'), certificate('web', 'shared')],
      '?root(shared) ?shared(web)',
    ],
  ])('hangs a certificate %s', (_, rows, tree) => {
    expect(drawn(trustTree(rows))).toBe(tree);
  });

  it('says where it hangs by names alone', () => {
    const [root] = trustTree([authority('root', 'root'), certificate('web', 'root')]);
    expect(root).toMatchObject({ approximate: false, leaves: [{ title: 'web', approximate: true }] });
  });

  it('has each certificate once, with the number of its places and its worst state', () => {
    const [web, ...others] = trustTree([
      certificate('web', 'web', { place: '/a', state: 'valid' }),
      certificate('web', 'web', { place: '/b', state: 'unreadable' }),
    ]);
    expect(others).toEqual([]);
    expect(web).toMatchObject({ places: 2, row: { place: '/b', state: 'unreadable' } });
  });

  it('does not hang authorities in a ring that have signed each other', () => {
    const rows = [
      authority('a', 'b', { link: { issuerFingerprint: 'fp-b' } }),
      authority('b', 'a', { link: { issuerFingerprint: 'fp-a' } }),
    ];
    expect(drawn(trustTree(rows))).toBe('b(a)');
  });

  it('links the certificates of one cross-signed authority instead of copying what hangs below', () => {
    const rows = [
      authority('x1', 'x1', { link: { fingerprint: 'self' } }),
      authority('x1', 'old root', { id: 'cross', link: { fingerprint: 'cross' } }),
      certificate('web', 'x1', { link: { issuerFingerprint: 'self' } }),
    ];
    const tree = trustTree(rows);
    expect(drawn(tree)).toBe('?old root(x1) x1(web)');
    expect(tree[1]?.twins.map(({ id }) => id)).toEqual(['cross']);
  });

  it('puts first what ends first', () => {
    const rows = [
      authority('late', 'late', { notAfterMs: inDays(900) }),
      authority('soon', 'soon', { notAfterMs: inDays(90) }),
      certificate('b', 'soon', { notAfterMs: inDays(20) }),
      certificate('a', 'soon', { notAfterMs: inDays(10) }),
    ];
    expect(drawn(trustTree(rows))).toBe('soon(a b) late');
  });
});

describe('what hangs together', () => {
  it('a leaf outlives its authority', () => {
    const [root] = trustTree([
      authority('root', 'root', { notAfterMs: inDays(30) }),
      certificate('long', 'root', { notAfterMs: inDays(60) }),
      certificate('short', 'root', { notAfterMs: inDays(20) }),
    ]);
    const cuts = root!.leaves.map((leaf) => [leaf.title, cutOffMs(leaf, [root!])]);
    expect(cuts).toEqual([
      ['short', null],
      ['long', inDays(30)],
    ]);
  });

  it('sums up many', () => {
    const rows = [
      certificate('a', 'r', { state: 'warning', notAfterMs: inDays(9) }),
      certificate('b', 'r', { state: 'critical', notAfterMs: null }),
    ];
    expect(summaryOf(trustTree(rows)[0]!.leaves)).toEqual({ state: 'critical', earliestMs: inDays(9) });
    expect(summaryOf([])).toEqual({ state: 'valid', earliestMs: null });
  });
});

describe('trustLines', () => {
  const many = Array.from({ length: 21 }, (_, index) => certificate(`leaf-${index}`, 'root'));
  const tree = trustTree([authority('root', 'root'), authority('middle', 'root'), ...many]);

  it('gathers more than twenty leaves in one line, which opens', () => {
    const closed = trustLines(tree, new Set());
    expect(closed.map(({ kind, level, expanded }) => [kind, level, expanded])).toEqual([
      ['certificate', 1, true],
      ['certificate', 2, null],
      ['leaves', 2, false],
    ]);
    const open = trustLines(tree, new Set([closed[2]!.id]));
    expect(open).toHaveLength(3 + many.length);
    expect(open[3]).toMatchObject({ level: 3, kind: 'certificate' });
    expect(parentIndex(open, 3)).toBe(2);
    expect(parentIndex(open, 2)).toBe(0);
    expect(parentIndex(open, 0)).toBe(-1);
  });

  it('closes an authority with all that hangs below', () => {
    expect(trustLines(tree, new Set([tree[0]!.id]))).toMatchObject([{ level: 1, expanded: false }]);
  });
});
