import { createDataFrame, FieldType } from '@grafana/data';
import { toAnnotations } from './to-annotations';

const time = (name: string, ...values: Array<number | null>) => ({ name, type: FieldType.time, values });
const text = (name: string, ...values: string[]) => ({ name, type: FieldType.string, values });

it('shows events at their moments', () => {
  const frame = createDataFrame({
    fields: [time('time', 5), text('event', 'renewed'), text('title', 'web'), text('text', 'web was renewed')],
  });
  expect(toAnnotations(frame)).toEqual([{ time: 5, title: 'web', text: 'web was renewed', tags: ['renewed'] }]);
});

it('shows coming ends as regions', () => {
  const frame = createDataFrame({
    fields: [
      text('title', 'web', 'api'),
      text('place', '/a', '/b'),
      time('notAfter', 9, 8),
      time('warningAt', 4, null),
    ],
  });
  expect(toAnnotations(frame)).toEqual([{ time: 4, timeEnd: 9, isRegion: true, title: 'web', text: '/a', tags: [] }]);
});

it('escapes what Grafana would show as HTML', () => {
  const frame = createDataFrame({
    fields: [time('time', 5), text('title', '<a href=//evil>x</a>'), text('text', '<img src=x>')],
  });
  expect(toAnnotations(frame)).toMatchObject([
    { title: '&lt;a href=//evil&gt;x&lt;/a&gt;', text: '&lt;img src=x&gt;' },
  ]);
});

it.each([
  ['nothing', []],
  ['no moment', [text('title', 'web')]],
])('has no annotation for %s', (_, fields) => {
  expect(toAnnotations(createDataFrame({ fields }))).toEqual([]);
});
