import { applyFieldOverrides, createTheme, type DataFrame, FieldType, getDisplayProcessor } from '@grafana/data';
import type { Cell, FrameField, Result } from '@notafter/core';
import { toDataFrame } from './to-data-frame';

type Column = readonly [name: string, type: FrameField['type'], ...values: Cell[]];

function result(columns: readonly Column[], part: Partial<Result> = {}): Result {
  const rows = (columns[0]?.length ?? 2) - 2;
  return {
    fields: columns.map(([name, type]) => ({ name, type })),
    values: columns.map(([, , ...values]) => values),
    rows,
    total: rows,
    notices: [],
    ...part,
  };
}

const certificates = (...columns: Column[]) => toDataFrame(result(columns), { refId: 'A', type: 'certificates' });
const field = (frame: DataFrame, name: string) => frame.fields.find((candidate) => candidate.name === name);
const shown = (frame: DataFrame) =>
  frame.fields.filter(({ config }) => !config.custom?.hideFrom?.viz).map(({ name }) => name);

/** What Grafana's panels make of a cell. */
function display(frame: DataFrame, name: string, value: unknown) {
  const column = field(frame, name)!;
  return getDisplayProcessor({ field: column, theme: createTheme() })(value);
}

describe('columns', () => {
  it('carry the mark, the row count and Grafana’s types', () => {
    const frame = certificates(
      ['title', 'string', 'web', 'api'],
      ['notAfter', 'time', 1, null],
      ['daysLeft', 'number', 2, null],
      ['isCa', 'boolean', true, false],
      ['sans', 'string[]', ['a', 'b'], []]
    );
    expect(frame).toMatchObject({
      refId: 'A',
      length: 2,
      meta: { custom: { notafter: { type: 'certificates', version: 1 } } },
    });
    const visible = frame.fields.filter(({ name }) => shown(frame).includes(name));
    expect(visible.map(({ name, type }) => [name, type])).toEqual([
      ['title', FieldType.string],
      ['notAfter', FieldType.time],
      ['daysLeft', FieldType.number],
    ]);
    expect(field(frame, 'notAfter')?.values).toEqual([1, null]);
  });

  it('join lists as text', () => {
    const frame = toDataFrame(result([['sans', 'string[]', ['a', 'b'], []]]), {
      refId: 'A',
      type: 'certificates',
      fields: ['sans'],
    });
    expect(field(frame, 'sans')).toMatchObject({ type: FieldType.string, values: ['a, b', ''] });
    expect(field(frame, 'sans')?.config.filterable).toBeUndefined();
  });

  it('are named and described by core, and can be filtered by', () => {
    const frame = certificates(['issuerCN', 'string', 'ca']);
    expect(field(frame, 'issuerCN')?.config).toMatchObject({
      displayNameFromDS: 'Issuer name',
      description: 'Common name of the issuer',
      filterable: true,
    });
  });

  it('keep the companions hidden that nobody asked for', () => {
    const columns: Column[] = [
      ['issuerCN', 'string', 'ca'],
      ['title', 'string', 'web'],
      ['slot', 'string', 'f00'],
      ['warningAt', 'time', 1],
    ];
    expect(shown(certificates(...columns))).toEqual(['issuerCN', 'title']);
    const chosen = toDataFrame(result(columns), { refId: 'A', type: 'certificates', fields: ['slot'] });
    expect(shown(chosen)).toEqual(['slot']);
    expect(chosen.fields.map(({ name }) => name)).toEqual(['title', 'slot', 'warningAt']);
  });

  it('are those that were chosen, for any type; a choice for another type does not count', () => {
    const summary = result([
      ['count', 'number', 4],
      ['sightings', 'number', 9],
    ]);
    const names = (fields: string[]) =>
      toDataFrame(summary, { refId: 'A', type: 'summary', fields }).fields.map(({ name }) => name);
    expect(names(['count'])).toEqual(['count']);
    expect(names(['issuerCN'])).toEqual(['count', 'sightings']);
  });

  it('of a summary are its own alone: a pie calls its parts by every word of a row', () => {
    const frame = toDataFrame(
      result([
        ['owner', 'string', 'web'],
        ['count', 'number', 3],
        ['state', 'string', 'valid'],
      ]),
      { refId: 'A', type: 'summary', groupBy: ['owner'], fields: ['owner', 'count'] }
    );
    expect(frame.fields.map(({ name }) => name)).toEqual(['owner', 'count']);
  });

  it('show a group by state once', () => {
    const frame = toDataFrame(
      result([
        ['state', 'string', 'valid'],
        ['count', 'number', 4],
        ['state', 'string', 'expired'],
      ]),
      { refId: 'A', type: 'summary' }
    );
    expect(frame.fields.map(({ name }) => name)).toEqual(['state', 'count']);
    expect(field(frame, 'state')?.values).toEqual(['valid']);
  });

  it('of a newer agent are shown by their names', () => {
    const frame = toDataFrame(result([['novelty', 'string', 'x']]), { refId: 'A', type: 'events' });
    expect(field(frame, 'novelty')).toMatchObject({ values: ['x'], config: { displayNameFromDS: 'novelty' } });
  });
});

describe('what panels show', () => {
  it.each([
    ['expired', 'expired', 'semi-dark-red'],
    ['critical', 'critical', 'red'],
    ['not-yet-valid', 'not yet valid', 'blue'],
  ])('state %s', (state, text, color) => {
    const frame = certificates(['state', 'string', state]);
    const theme = createTheme();
    expect(display(frame, 'state', state)).toMatchObject({ text, color: theme.visualization.getColorByName(color) });
  });

  it.each([
    [41.3, '41', 'green'],
    [20, '20', 'orange'],
    [3.9, '4', 'red'],
    [-2, '-2', 'semi-dark-red'],
  ])('%d days left', (days, text, color) => {
    const frame = certificates(['daysLeft', 'number', days]);
    const theme = createTheme();
    const shownValue = display(frame, 'daysLeft', days);
    expect(`${shownValue.text}${shownValue.suffix ?? ''}`.replace(/ +/, ' ')).toBe(`${text} d`);
    expect(shownValue.color).toBe(theme.visualization.getColorByName(color));
  });

  it('hostile text as text', () => {
    const hostile = '<img src=x onerror=alert(1)>';
    expect(display(certificates(['title', 'string', hostile]), 'title', hostile).text).toBe(hostile);
  });

  it('links to the page of the slot in the same row', () => {
    const frame = certificates(['title', 'string', 'web', 'api'], ['slot', 'string', 'aaa', 'bbb']);
    const [prepared] = applyFieldOverrides({
      data: [frame],
      fieldConfig: { defaults: {}, overrides: [] },
      replaceVariables: (text, scoped) => {
        const row = Number(scoped?.__dataContext?.value.rowIndex);
        return text.replace('${__data.fields.slot}', String(field(frame, 'slot')?.values[row]));
      },
      theme: createTheme(),
    });
    const links = prepared?.fields[0]?.getLinks?.({ valueRowIndex: 1 }) ?? [];
    expect(links.map(({ href }) => href)).toEqual(['/a/notafter-certificates-app/slot/bbb']);
  });

  it('counts of a state in its colour', () => {
    const frame = toDataFrame(
      result([
        ['expired', 'number', 1],
        ['notYetValid', 'number', 1],
        ['count', 'number', 2],
      ]),
      { refId: 'A', type: 'summary' }
    );
    expect(frame.fields.map(({ config }) => config.color?.fixedColor)).toEqual(['semi-dark-red', 'blue', undefined]);
  });
});

it.each([
  ['remaining', 'graph'],
  ['upcoming', 'table'],
  ['certificates', 'table'],
] as const)('%s is a %s in Explore', (type, visualisation) => {
  expect(toDataFrame(result([]), { refId: 'A', type }).meta?.preferredVisualisationType).toBe(visualisation);
});

describe('notices', () => {
  it('of the agent are kept', () => {
    const notices = [{ severity: 'warning' as const, text: 'agent node-7 did not answer in 10 s' }];
    const frame = toDataFrame(result([['title', 'string', 'web']], { notices, total: 9 }), {
      refId: 'A',
      type: 'certificates',
    });
    expect(frame.meta?.notices).toEqual(notices);
  });

  it('tell what the limit cut off', () => {
    const frame = toDataFrame(result([['title', 'string', 'web']], { total: 1234 }), {
      refId: 'A',
      type: 'certificates',
    });
    expect(frame.meta?.notices).toEqual([{ severity: 'info', text: 'The limit shows 1 of 1,234 rows.' }]);
  });
});

describe('remaining', () => {
  const frame = toDataFrame(
    result([
      ['time', 'time', 200, 100, 100, 300],
      ['slot', 'string', 'aaaaaaaaaa', 'aaaaaaaaaa', 'bbbbbbbbbb', 'cc'],
      ['title', 'string', 'web', 'web', 'web', 'api'],
      ['daysLeft', 'number', 4, 5, null, 7],
    ]),
    { refId: 'A', type: 'remaining' },
    { slotHref: (slot) => `/s/${slot}` }
  );

  it('has one number field a slot over one time field in order', () => {
    expect(frame.fields.map(({ type, values }) => [type, values])).toEqual([
      [FieldType.time, [100, 200, 300]],
      [FieldType.number, [5, 4, undefined]],
      [FieldType.number, [null, undefined, undefined]],
      [FieldType.number, [undefined, undefined, 7]],
    ]);
    expect(frame.length).toBe(3);
  });

  it('tells slots of one title apart, and links each to its page', () => {
    expect(frame.fields.slice(1).map(({ config }) => config.displayNameFromDS)).toEqual([
      'web (aaaaaaaa)',
      'web (bbbbbbbb)',
      'api',
    ]);
    expect(frame.fields[3]?.config.links?.[0]?.url).toBe('/s/cc');
  });

  it('is no data when empty', () => {
    expect(
      toDataFrame(
        result([
          ['time', 'time'],
          ['slot', 'string'],
        ]),
        { refId: 'A', type: 'remaining' }
      )
    ).toMatchObject({ fields: [], length: 0 });
  });
});
