import type { Contents } from '../../formats/contents.ts';
import { trouble } from '../files/trouble.ts';
import { readBase64 } from '../../formats/read-base64.ts';
import type { KeyRule } from './key-reader.ts';

const FIELDS = [
  { entry: 'ca', field: 'caData' },
  { entry: 'client', field: 'certData' },
] as const;

/**
 * The connection of a cluster of Argo CD, whose `tlsClientConfig` holds certificates:
 * https://argo-cd.readthedocs.io/en/stable/operator-manual/declarative-setup/#clusters
 */
export const ARGOCD_CONFIG: KeyRule = { matches: (key) => key === 'config', read: readArgocdConfig };

/** The private key beside them is never made into a string: only these two fields are cut out of the bytes. */
function readArgocdConfig(bytes: Buffer): Contents {
  return FIELDS.flatMap(({ entry, field }) => {
    const data = valueOf(bytes, field);
    if (data === null) {
      return [];
    }
    const isWhole = typeof data === 'string';
    return [{ entry, reading: isWhole ? readBase64(data) : trouble('decode_failed', `its ${field} has no end`) }];
  });
}

/** The text of a JSON string that needs no escapes; null when there is none, undefined when it does not end. */
function valueOf(json: Buffer, field: string): string | null | undefined {
  const name = Buffer.from(`"${field}"`);
  const at = json.indexOf(name);
  if (at === -1) {
    return null;
  }
  const start = json.indexOf('"', at + name.length);
  const end = start === -1 ? -1 : json.indexOf('"', start + 1);
  if (end === -1) {
    return undefined;
  }
  const between = json.toString('latin1', at + name.length, start).trim();
  const value = json
    .toString('latin1', start + 1, end)
    .replaceAll(String.raw`\n`, '')
    .replaceAll(String.raw`\/`, '/');
  return between === ':' && value !== '' ? value : null;
}
