import { createHash } from 'node:crypto';

const MAGIC = { jks: 0xfeedfeed, jceks: 0xcececece };
const [PRIVATE_KEY, TRUSTED] = [1, 2];

export interface JksEntry {
  readonly alias: string;
  /** Certificates in DER. */
  readonly chain: readonly Buffer[];
  /** Its private key, as Java encrypts it; absent for what is trusted. */
  readonly key?: Buffer;
}

export interface IssueJksOptions {
  readonly type?: keyof typeof MAGIC;
  readonly version?: 1 | 2;
  readonly passphrase?: string;
}

/** Writes a keystore of Java's own types, with the digest by which Java sees that it is whole. */
export function issueJks(entries: readonly JksEntry[], options: IssueJksOptions = {}): Buffer {
  const { type = 'jks', version = 2, passphrase = 'changeit' } = options;
  const body = Buffer.concat([
    uint32(MAGIC[type]),
    uint32(version),
    uint32(entries.length),
    ...entries.map((entry) => encodeEntry(entry, version)),
  ]);
  const secret = Buffer.from(passphrase, 'utf16le').swap16();
  const digest = createHash('sha1').update(secret).update('Mighty Aphrodite').update(body).digest();
  return Buffer.concat([body, digest]);
}

function encodeEntry({ alias, chain, key }: JksEntry, version: number): Buffer {
  const certificates = chain.map((der) =>
    Buffer.concat([...(version === 2 ? [text('X.509')] : []), uint32(der.length), der])
  );
  const head = [uint32(key === undefined ? TRUSTED : PRIVATE_KEY), text(alias), Buffer.alloc(8)];
  const ofKey = key === undefined ? [] : [uint32(key.length), key, uint32(chain.length)];
  return Buffer.concat([...head, ...ofKey, ...certificates]);
}

function uint32(value: number): Buffer {
  const octets = Buffer.alloc(4);
  octets.writeUInt32BE(value);
  return octets;
}

function text(value: string): Buffer {
  const octets = Buffer.from(value);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(octets.length);
  return Buffer.concat([length, octets]);
}
