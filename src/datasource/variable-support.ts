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
  datasource: Pick<NotafterDataSource, 'valuesOf'>
): CustomVariableSupport<NotafterDataSource, VariableQuery> {
  return {
    getType: () => VariableSupportType.Custom,
    getDefaultQuery: () => migrateVariableQuery(undefined),
    editor: VariableQueryEditor,
    query: ({ targets, scopedVars }: DataQueryRequest<VariableQuery>): Observable<DataQueryResponse> => {
      const { field, filters = [] } = migrateVariableQuery(targets[0]);
      return abortable(async (signal) => ({ data: await datasource.valuesOf(field, filters, scopedVars, signal) }));
    },
  };
}
