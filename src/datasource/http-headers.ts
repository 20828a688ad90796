import type { Options } from './change-settings';

/** One custom header. The value of a stored one is unknown to the browser: `configured`. */
export interface Header {
  readonly name: string;
  readonly value: string;
  readonly configured: boolean;
}

const nameKey = (index: number) => `httpHeaderName${index + 1}` as const;
const valueKey = (index: number) => `httpHeaderValue${index + 1}` as const;

/** The custom headers, which Grafana numbers from 1 without a gap: its proxy stops at the first number that is missing. */
export function readHeaders({ jsonData, secureJsonData, secureJsonFields }: Options): readonly Header[] {
  const headers: Header[] = [];
  for (let index = 0; jsonData[nameKey(index)] !== undefined; index++) {
    headers.push({
      name: jsonData[nameKey(index)] ?? '',
      value: secureJsonData?.[valueKey(index)] ?? '',
      configured: secureJsonFields[valueKey(index)] === true,
    });
  }
  return headers;
}

export function addHeader(options: Options, header: Header): Options {
  return writeHeaders(options, [...readHeaders(options), header]);
}

export function changeHeader(options: Options, index: number, header: Header): Options {
  return writeHeaders(options, readHeaders(options).with(index, header));
}

/** Those behind it move up by one number. A stored value cannot move along, since nobody can read it: it is asked for again. */
export function removeHeader(options: Options, index: number): Options {
  const headers = readHeaders(options).toSpliced(index, 1);
  return writeHeaders(
    options,
    headers.map((header, place) => (place < index ? header : { ...header, configured: false }))
  );
}

function writeHeaders(options: Options, headers: readonly Header[]): Options {
  const isHeader = ([key]: [string, unknown]) => /^httpHeader(?:Name|Value)\d+$/.test(key);
  const others = (record: object = {}) => Object.entries(record).filter((entry) => !isHeader(entry));
  // Grafana forgets a secret only when it is sent empty.
  const emptied = readHeaders(options).map((_, index) => [valueKey(index), '']);
  const unstored = headers.flatMap(({ value, configured }, index) => (configured ? [] : [[valueKey(index), value]]));
  const kept = new Set(headers.flatMap(({ configured }, index) => (configured ? [valueKey(index)] : [])));
  return {
    ...options,
    jsonData: Object.fromEntries([
      ...others(options.jsonData),
      ...headers.map(({ name }, index) => [nameKey(index), name]),
    ]),
    secureJsonData: Object.fromEntries([
      ...others(options.secureJsonData),
      ...emptied.filter(([key]) => !kept.has(key as ReturnType<typeof valueKey>)),
      ...unstored,
    ]),
    secureJsonFields: Object.fromEntries([
      ...others(options.secureJsonFields),
      ...headers.map(({ configured }, index) => [valueKey(index), configured]),
    ]),
  };
}
