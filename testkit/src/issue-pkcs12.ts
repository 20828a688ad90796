import { createCipheriv, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import { TAG, characterString, context, implicit, integer, nullValue, octetString, oid, sequence, set } from './der.ts';

const DATA = '1.2.840.113549.1.7.1';
const ENCRYPTED_DATA = '1.2.840.113549.1.7.6';
const BAG = '1.2.840.113549.1.12.10.1';
const PKCS9 = '1.2.840.113549.1.9';
const PBKDF2 = '1.2.840.113549.1.5.12';
const PBES2 = '1.2.840.113549.1.5.13';
const PBMAC1 = '1.2.840.113549.1.5.14';
const AES_256_CBC = '2.16.840.1.101.3.4.1.42';
const HMAC_SHA256 = '1.2.840.113549.2.9';
const TRUSTED_KEY_USAGE = '2.16.840.1.113894.746875.1.1';
const ANY_EXTENDED_KEY_USAGE = '2.5.29.37.0';

/** One bag of a keystore: a certificate, a revocation list or, as `pkcs8`, a private key. */
export interface Pkcs12Bag {
  readonly der: Buffer;
  readonly kind?: 'certificate' | 'crl' | 'pkcs8';
  /** The alias. */
  readonly name?: string;
  /** Whatever ties a key to its certificate. */
  readonly localKeyId?: string;
  /** Marks it as Java marks the entries of a trust store. */
  readonly isTrusted?: boolean;
}

export interface IssuePkcs12Options {
  /** Encrypts the bags with PBES2, AES-256-CBC; in clear when absent. */
  readonly passphrase?: string;
  /** Of the key derivation; 2048 when absent. */
  readonly rounds?: number;
  /** Written in place of the rounds that were done. */
  readonly statedRounds?: number;
  /** Adds a PBMAC1 (RFC 9579) of that passphrase. OpenSSL before 3.4 and Java before 23 do not read it. */
  readonly mac?: boolean;
}

type Rounds = Required<Pick<IssuePkcs12Options, 'rounds' | 'statedRounds'>>;

/** Writes a PKCS#12 keystore (RFC 7292) of one part. */
export function issuePkcs12(bags: readonly Pkcs12Bag[], options: IssuePkcs12Options = {}): Buffer {
  const { passphrase, rounds = 2048, statedRounds = rounds, mac = false } = options;
  const contents = sequence(...bags.map(encodeBag));
  const part =
    passphrase === undefined
      ? contentInfo(DATA, octetString(contents))
      : encrypted(contents, passphrase, { rounds, statedRounds });
  const safe = sequence(part);
  const macData = mac ? [pbmac1(safe, passphrase ?? '', { rounds, statedRounds })] : [];
  return sequence(integer(3), contentInfo(DATA, octetString(safe)), ...macData);
}

function contentInfo(type: string, content: Buffer): Buffer {
  return sequence(oid(type), context(0, content));
}

function encrypted(contents: Buffer, passphrase: string, { rounds, statedRounds }: Rounds): Buffer {
  const [salt, iv] = [randomBytes(16), randomBytes(16)];
  const cipher = createCipheriv('aes-256-cbc', pbkdf2Sync(passphrase, salt, rounds, 32, 'sha256'), iv);
  const scheme = sequence(oid(AES_256_CBC), octetString(iv));
  const algorithm = sequence(oid(PBES2), sequence(derivation(salt, statedRounds), scheme));
  const data = implicit(0, Buffer.concat([cipher.update(contents), cipher.final()]));
  return contentInfo(ENCRYPTED_DATA, sequence(integer(0), sequence(oid(DATA), algorithm, data)));
}

function derivation(salt: Buffer, rounds: number, keyLength?: number): Buffer {
  const length = keyLength === undefined ? [] : [integer(keyLength)];
  return sequence(
    oid(PBKDF2),
    sequence(octetString(salt), integer(rounds), ...length, sequence(oid(HMAC_SHA256), nullValue()))
  );
}

function pbmac1(safe: Buffer, passphrase: string, { rounds, statedRounds }: Rounds): Buffer {
  const salt = randomBytes(16);
  const key = pbkdf2Sync(passphrase, salt, rounds, 32, 'sha256');
  const parameters = sequence(derivation(salt, statedRounds, 32), sequence(oid(HMAC_SHA256), nullValue()));
  const code = createHmac('sha256', key).update(safe).digest();
  return sequence(
    sequence(sequence(oid(PBMAC1), parameters), octetString(code)),
    octetString(Buffer.alloc(8)),
    integer(1)
  );
}

function encodeBag(bag: Pkcs12Bag): Buffer {
  const attributes = attributesOf(bag);
  return sequence(...encodeValue(bag), ...(attributes.length === 0 ? [] : [set(...attributes)]));
}

function encodeValue({ der, kind = 'certificate' }: Pkcs12Bag): readonly Buffer[] {
  switch (kind) {
    case 'pkcs8':
      return [oid(`${BAG}.1`), context(0, der)];
    case 'certificate':
      return [oid(`${BAG}.3`), context(0, sequence(oid(`${PKCS9}.22.1`), context(0, octetString(der))))];
    case 'crl':
      return [oid(`${BAG}.4`), context(0, sequence(oid(`${PKCS9}.23.1`), context(0, octetString(der))))];
  }
}

function attributesOf({ name, localKeyId, isTrusted }: Pkcs12Bag): Buffer[] {
  const attribute = (type: string, value: Buffer) => sequence(oid(type), set(value));
  return [
    ...(name === undefined ? [] : [attribute(`${PKCS9}.20`, characterString(TAG.bmpString, name))]),
    ...(localKeyId === undefined ? [] : [attribute(`${PKCS9}.21`, octetString(Buffer.from(localKeyId)))]),
    ...(isTrusted ? [attribute(TRUSTED_KEY_USAGE, oid(ANY_EXTENDED_KEY_USAGE))] : []),
  ];
}
