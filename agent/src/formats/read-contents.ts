import type { Contents, ReadOptions } from './contents.ts';
import { readJks } from './jks/read-jks.ts';
import { keystoreContents } from './keystore-contents.ts';
import { keystoreKindOf } from './keystore-kind.ts';
import { readPkcs12 } from './pkcs12/read-pkcs12.ts';
import { readCertificates } from './read-certificates.ts';

const MOST_KEYSTORE_BYTES = 10 * 1024 * 1024;

/**
 * Reads all that the bytes hold, in whichever of the formats they are. Resolves always. What is needed of the bytes is
 * copied before the first await, so the caller may overwrite them as soon as it has the promise.
 */
export async function readContents(bytes: Buffer, options: ReadOptions): Promise<Contents> {
  return readAtOnce(bytes, options) ?? readPkcs12(bytes, options.passphrases);
}

/** The same without a promise; null for what only `readContents` can read, since it would keep everybody waiting. */
export function readAtOnce(bytes: Buffer, { formats }: ReadOptions): Contents | null {
  const keystore = keystoreKindOf(bytes);
  // As in Java, where a keystore of either type is read whichever of the two is asked for.
  if (keystore === null || !(formats.includes('pkcs12') || formats.includes('jks'))) {
    return [{ reading: readCertificates(bytes, formats) }];
  }
  if (bytes.length > MOST_KEYSTORE_BYTES) {
    const message = `a ${keystore.name} of ${bytes.length} bytes; at most ${MOST_KEYSTORE_BYTES} are read`;
    return [{ reading: { ok: false, reason: 'too_large', message } }];
  }
  return keystore.format === 'jks' ? keystoreContents(readJks(bytes)) : null;
}
