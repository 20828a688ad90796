import type { DataSourceApi, DataSourcePlugin, DataSourceSettings } from '@grafana/data';
import React, { useState } from 'react';
import { DATA_SOURCE_ID } from '../data-sources.ts';

type Editor = NonNullable<DataSourcePlugin<DataSourceApi>['components']['ConfigEditor']>;

const EMPTY = {
  id: 1,
  uid: 'agent',
  orgId: 1,
  type: DATA_SOURCE_ID,
  name: 'Notafter',
  access: 'proxy',
  url: '',
  jsonData: {},
  secureJsonFields: {},
} as unknown as DataSourceSettings;

export function ConfigEditorPart({ Editor }: { Editor: Editor }) {
  const [options, setOptions] = useState(EMPTY);
  return <Editor options={options} onOptionsChange={setOptions} />;
}
