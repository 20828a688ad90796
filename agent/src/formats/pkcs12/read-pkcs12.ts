import type { Crl } from '@notafter/core';
import { parseCrl } from '../../x509/parse-crl.ts';
import type { Contents } from '../contents.ts';
import type { KeystoreTrouble } from '../keystore.ts';
import { keystoreContents } from '../keystore-contents.ts';
import { openInWorker } from './ask-worker.ts';
import { groupBags } from './group-bags.ts';
import type { OpenedPkcs12 } from './open-pkcs12.ts';
import type { Bag } from './safe-bags.ts';

/**
 * Reads a PKCS#12 keystore (RFC 7292) in a worker thread: its keys are derived as often as it asks for. Resolves always;
 * copies the bytes before it returns.
 */
export async function readPkcs12(bytes: Buffer, passphrases: readonly string[]): Promise<Contents> {
  return toContents(await openInWorker(bytes, passphrases));
}

function toContents({ bags, troubles }: OpenedPkcs12): Contents {
  const lists = readCrls(bags);
  return keystoreContents({
    entries: groupBags(bags.filter(({ kind }) => kind === 'certificate')),
    crls: lists.crls,
    troubles: [...troubles, ...lists.troubles],
  });
}

function readCrls(bags: readonly Bag[]): { crls: Crl[]; troubles: KeystoreTrouble[] } {
  const parsed = bags.filter(({ kind }) => kind === 'crl').map(({ der }) => parseCrl(Buffer.from(der)));
  return {
    crls: parsed.flatMap((list) => (list.ok ? [list.crl] : [])),
    troubles: parsed.flatMap((list) => (list.ok ? [] : [{ reason: 'bad_crl', message: list.message }])),
  };
}
