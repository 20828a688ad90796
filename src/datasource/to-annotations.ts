import { type AnnotationEvent, type DataFrame, textUtil } from '@grafana/data';

/** Columns that can be the moment, the title, the text and the tag of an annotation, the first that is there. */
const MOMENTS = ['time', 'since', 'warningAt', 'notAfter'];
const TEXTS = ['text', 'message', 'place'];
const TAGS = ['event', 'severity', 'state'];

/**
 * Rows as annotations: events at their moments, certificates as regions from the start of their warning zone to
 * their end. Rows without a moment are left out. Grafana shows these texts as HTML, so they are escaped here.
 */
export function toAnnotations(frame: DataFrame): readonly AnnotationEvent[] {
  const valuesOf = (name: string) => frame.fields.find((field) => field.name === name)?.values;
  const firstOf = (names: readonly string[]) => names.map(valuesOf).find((values) => values !== undefined);
  const [moments, titles, texts, tags] = [firstOf(MOMENTS), valuesOf('title'), firstOf(TEXTS), firstOf(TAGS)];
  const ends = moments !== undefined && moments === valuesOf('warningAt') ? valuesOf('notAfter') : undefined;
  return (moments ?? []).flatMap((time: unknown, row) => {
    if (typeof time !== 'number') {
      return [];
    }
    const end: unknown = ends?.[row];
    return [
      {
        time,
        ...(typeof end === 'number' && { timeEnd: end, isRegion: true }),
        title: escapedHtml(titles?.[row]),
        text: escapedHtml(texts?.[row]),
        tags: tags === undefined ? [] : [String(tags[row])],
      },
    ];
  });
}

function escapedHtml(value: unknown): string {
  return textUtil.escapeHtml(String(value ?? ''));
}
