import type { DataObject } from '../../kube/kube.ts';
import type { Passphrases } from '../files/read-passphrases.ts';
import type { KeySurroundings } from './key-reader.ts';

/**
 * The passphrase at a key of the object itself, or of a Secret that is asked for now: `key`, `name/key`,
 * `namespace/name/key`. A newline at its end is none of it. Never rejects.
 */
export async function passphraseAt(reference: string, { object, cluster }: KeySurroundings): Promise<Passphrases> {
  const [key = '', name, namespace = object.namespace] = reference.split('/').reverse();
  if (name === undefined) {
    return textAt(object, key, 'this object');
  }
  const secrets = { group: '', version: 'v1', resource: 'secrets', namespace };
  const where = `Secret ${namespace}/${name}`;
  const answer = await cluster.getData(secrets, name, (secret) => textAt(secret, key, where));
  return answer.ok ? answer.value : troubled(`${where} cannot be read: ${answer.message}`);
}

function textAt({ data }: Pick<DataObject, 'data'>, key: string, where: string): Passphrases {
  const bytes = data.find((value) => value.key === key)?.bytes;
  return bytes === undefined
    ? troubled(`${where} has no key ${key}`)
    : { list: [bytes.toString('utf8').replace(/[\r\n]+$/, '')], trouble: null };
}

function troubled(why: string): Passphrases {
  return { list: [], trouble: `the passphrase cannot be read: ${why}` };
}
