import { CoreApp, type DataQuery, type DataSourceApi, type DataSourcePlugin } from '@grafana/data';
import React, { useState } from 'react';

type Editor = NonNullable<DataSourcePlugin<DataSourceApi>['components']['QueryEditor']>;

export function QueryEditorPart({ Editor, dataSource }: { Editor: Editor; dataSource: DataSourceApi }) {
  const [query, setQuery] = useState<DataQuery>({ refId: 'A', ...dataSource.getDefaultQuery?.(CoreApp.Explore) });
  return <Editor datasource={dataSource} query={query} onChange={setQuery} onRunQuery={() => undefined} />;
}
