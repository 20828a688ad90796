import type { Contents } from '../../formats/contents.ts';
import { trouble } from '../files/trouble.ts';
import { parseKubeconfig } from '../../formats/parse-kubeconfig.ts';
import { readBase64 } from '../../formats/read-base64.ts';
import type { KeyRule } from './key-reader.ts';

/** A kubeconfig at this key: its clusters and users that have a certificate. */
export function kubeconfigKey(name: string): KeyRule {
  return { matches: (key) => key === name, read: readKubeconfig };
}

function readKubeconfig(bytes: Buffer): Contents {
  const parsed = parseKubeconfig(bytes);
  if (!parsed.ok) {
    return [{ reading: parsed }];
  }
  return parsed.entries.map(({ entry, data, reference }) => ({
    entry,
    reading:
      data === null
        ? trouble('missing', `it refers to the file ${reference ?? ''}, which a Secret does not have`)
        : readBase64(data),
  }));
}
