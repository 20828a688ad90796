import {
  type CustomVariableSupport,
  type DataQueryRequest,
  type DataQueryResponse,
  VariableSupportType,
} from '@grafana/data';
import type { Observable } from 'rxjs';
import { abortable } from './abortable';
import type { NotafterDataSource } from './datasource';
import { migrateVariableQuery, type VariableQuery } from './variable-query';
import { VariableQueryEditor } from './VariableQueryEditor';

/** Dashboard variables: the values of one field under filters, which may hold other variables. */
export function createVariableSupport(
  datasource: Pick<NotafterDataSource, 'valuesOf' | 'urgentValuesOf'>
): CustomVariableSupport<NotafterDataSource, VariableQuery> {
  return {
    getType: () => VariableSupportType.Custom,
    getDefaultQuery: () => migrateVariableQuery(undefined),
    editor: VariableQueryEditor,
    query: ({ targets, scopedVars }: DataQueryRequest<VariableQuery>): Observable<DataQueryResponse> => {
      const { field, filters = [], order } = migrateVariableQuery(targets[0]);
      const values = order === 'urgency' ? datasource.urgentValuesOf : datasource.valuesOf;
      return abortable(async (signal) => ({ data: await values.call(datasource, field, filters, scopedVars, signal) }));
    },
  };
}
