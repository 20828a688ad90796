import type { AnnotationQuery, AnnotationSupport } from '@grafana/data';
import { migrateQuery } from './migrate-query';
import type { NotafterQuery } from './query';

/** Events as annotations: Grafana finds `time` and `text` in the frame by itself; the kind of event becomes the title. */
export const annotationSupport: AnnotationSupport<NotafterQuery> = {
  getDefaultQuery: () => ({ schemaVersion: 1, type: 'events', limit: 500 }),
  prepareAnnotation: (stored: AnnotationQuery<NotafterQuery>) => ({
    ...stored,
    mappings: stored.mappings ?? { title: { value: 'title' }, text: { value: 'text' }, tags: { value: 'event' } },
  }),
  prepareQuery: ({ target }) =>
    target === undefined ? undefined : migrateQuery({ ...target, type: target.type ?? 'events' }),
};
