import { readFileSync } from 'node:fs';
import path from 'node:path';
import appJson from '../../plugin.json';
import { ALLOW_UNSIGNED } from './unsigned-plugins';

const source = path.join(__dirname, '../..');

it('names the app and every plugin that it includes', () => {
  const nested = appJson.includes
    .filter(({ type }) => type === 'datasource' || type === 'panel')
    .map(({ path: file = '' }) => JSON.parse(readFileSync(path.join(source, file), 'utf8')) as { id: string });
  const ids = [appJson.id, ...nested.map(({ id }) => id)];
  expect(ALLOW_UNSIGNED.split('=')[1]?.split(',').sort()).toEqual(ids.sort());
});
