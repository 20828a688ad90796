import { buildRow } from './build-row';
import { groupRows } from './group-rows';
import { extentOf, indexOf, itemAt, keyOf, layoutOf, rowsIn, sectionsIn } from './layout';
import { moveFor } from './move-in-layout';

const ROW_PX = 26;

/** `a:2` is a group named a with rows a0 and a1. */
function layout(groups: string, collapsed = '') {
  const rows = groups.split(' ').flatMap((text) => {
    const [group = '', count = ''] = text.split(':');
    return Array.from({ length: Number(count) }, (_, index) => buildRow({ id: `${group}${index}`, group }));
  });
  return layoutOf(groupRows(rows), (group) => collapsed.includes(group), ROW_PX);
}

const idAt = (found: ReturnType<typeof itemAt>) => found && (found.row?.id ?? `(${found.section.group.name})`);

describe('layoutOf', () => {
  it.each([
    ['two groups', layout('a:2 b:1'), ['(a)', 'a0', 'a1', '(b)', 'b0'], 2 * 24 + 3 * ROW_PX],
    ['one collapsed', layout('a:2 b:1', 'a'), ['(a)', '(b)', 'b0'], 2 * 24 + ROW_PX],
    ['one named group', layout('a:1'), ['(a)', 'a0'], 24 + ROW_PX],
    ['no groups', layout(':2'), ['0', '1'], 2 * ROW_PX],
    ['an unnamed one cannot be collapsed alone', layout(':2', ''), ['0', '1'], 2 * ROW_PX],
    ['nothing', layoutOf([], () => false, ROW_PX), [], 0],
  ])('%s', (_, found, ids, heightPx) => {
    const items = Array.from({ length: found.items }, (__, index) => idAt(itemAt(found, index)));
    expect(items).toEqual(ids);
    expect(found.heightPx).toBe(heightPx);
    expect(itemAt(found, found.items)).toBeNull();
    expect(itemAt(found, -1)).toBeNull();
  });

  it('finds every item by its key again', () => {
    const found = layout('a:2 b:3', 'a');
    const indexes = Array.from({ length: found.items }, (_, index) => indexOf(found, keyOf(itemAt(found, index)!)));
    expect(indexes).toEqual([0, 1, 2, 3, 4]);
  });

  it.each([
    ['hidden in a collapsed group', { group: 'a', rowId: 'a0' }],
    ['gone', { group: 'b', rowId: 'b9' }],
    ['of a group that is gone', { group: 'z', rowId: null }],
  ])('does not find what is %s', (_, key) => {
    expect(indexOf(layout('a:2 b:3', 'a'), key)).toBe(-1);
  });

  it('knows the pixels of an item', () => {
    const found = layout('a:2 b:1');
    expect(extentOf(found, 0)).toEqual({ topPx: 0, heightPx: 24 });
    expect(extentOf(found, 2)).toEqual({ topPx: 24 + ROW_PX, heightPx: ROW_PX });
    expect(extentOf(found, 99)).toEqual({ topPx: 0, heightPx: 0 });
  });
});

describe('the window', () => {
  it.each([
    ['the top', 0, 50, ['a']],
    ['across a border', 70, 80, ['a', 'b']],
    ['above the top', -200, 10, ['a']],
    ['below the end', 5000, 6000, ['c']],
  ])('%s', (_, from, to, names) => {
    const found = layout('a:2 b:2 c:2');
    expect(sectionsIn(found, from, to).map(({ group }) => group.name)).toEqual(names);
  });

  it.each([
    ['the top', 0, 100, [0, 3]],
    ['the middle', 1000, 1100, [37, 42]],
    ['the end', 26000, 27000, [999, 1000]],
    ['nowhere near', 90000, 91000, [1000, 1000]],
  ])('draws of a thousand rows only those at %s', (_, from, to, range) => {
    const found = layout('a:1000');
    expect(rowsIn(found.sections[0]!, ROW_PX, from, to)).toEqual(range);
  });
});

describe('moveFor', () => {
  const at = (id: string) => ({ group: id[0]!, rowId: id.length > 1 ? id : null });

  it.each([
    ['ArrowDown', 'a', 'a0'],
    ['ArrowDown', 'a1', 'b'],
    ['ArrowUp', 'b', 'a1'],
    ['ArrowLeft', 'a1', 'a'],
    ['ArrowRight', 'a', 'a0'],
    ['Home', 'b1', 'a'],
    ['End', 'a', 'b1'],
    ['PageDown', 'a', 'a1'],
    ['PageDown', 'b0', 'b1'],
    ['PageUp', 'b', 'a0'],
    ['PageUp', 'a0', 'a'],
  ])('%s from %s goes to %s', (key, from, to) => {
    expect(moveFor(key, layout('a:2 b:2'), at(from), 2)).toEqual({ kind: 'go', to: at(to) });
  });

  it.each([
    ['ArrowLeft', 'b', true],
    ['ArrowRight', 'a', false],
  ])('%s on the group %s', (key, group, collapsed) => {
    expect(moveFor(key, layout('a:2 b:2', 'a'), at(group), 2)).toEqual({ kind: 'collapse', group, collapsed });
  });

  it.each([
    ['ArrowUp', 'a'],
    ['ArrowDown', 'b1'],
    ['ArrowRight', 'b0'],
    ['ArrowLeft', 'a'],
    ['x', 'b0'],
  ])('%s on %s does nothing', (key, from) => {
    expect(moveFor(key, layout('a:2 b:2', 'a'), at(from), 2)).toBeNull();
  });

  it('does nothing where nothing is', () => {
    expect(
      moveFor(
        'ArrowDown',
        layoutOf([], () => false, ROW_PX),
        at('a'),
        2
      )
    ).toBeNull();
  });
});
