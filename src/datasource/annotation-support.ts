import type { AnnotationSupport } from '@grafana/data';
import { of } from 'rxjs';
import { migrateQuery } from './migrate-query';
import type { NotafterQuery } from './query';
import { toAnnotations } from './to-annotations';

/** Events as annotations unless another type of query is chosen; certificates then show their coming ends as regions. */
export const annotationSupport: AnnotationSupport<NotafterQuery> = {
  getDefaultQuery: () => ({ schemaVersion: 1, type: 'events', limit: 500 }),
  prepareQuery: ({ target }) =>
    target === undefined ? undefined : migrateQuery({ ...target, type: target.type ?? 'events' }),
  processEvents: (_annotation, frames) => of(frames.flatMap(toAnnotations)),
};
