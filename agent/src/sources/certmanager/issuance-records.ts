import type { CertificateRecord } from './certificate.ts';
import type { Issuance } from './issuance.ts';
import type { IssuerRecord } from './issuer.ts';
import { userText } from '../uses/use.ts';
import { CERT_MANAGER_GROUP, type IssuingKind } from './resources.ts';
import { PARENT_OF, type StepRecord } from './step.ts';

export type IssuingRecord = CertificateRecord | StepRecord | IssuerRecord;

/** What names an object of cert-manager. */
export interface IssuingObject {
  readonly kind: IssuingKind;
  readonly namespace: string;
  readonly name: string;
}

/** All objects of cert-manager that were told, joined to the Certificates that they are about. */
export interface IssuanceRecords {
  /** Returns the Secrets of which something else may be known now: those concerned before the change, and those after it. */
  set(record: IssuingRecord): ReadonlySet<string>;
  delete(object: IssuingObject): ReadonlySet<string>;
  /** How it stands with the Certificates that write a Secret, the oldest first. */
  issuancesOf(secret: string): readonly Issuance[];
  /** Whether this is what was told last of its object. */
  isCurrent(record: IssuingRecord): boolean;
  /** Issuers whose authority lies in a Secret, as `ClusterIssuer internal`. */
  issuersUsing(secret: string): readonly string[];
  /** Every Secret that a Certificate writes, or an issuer uses. */
  secrets(): Iterable<string>;
}

/** @param knowsIssuers whether all issuers of a kind were told, so that another one does not exist */
export function createIssuanceRecords(knowsIssuers: (kind: string, namespace: string) => boolean): IssuanceRecords {
  const records = new Map<string, IssuingRecord>();
  /** By what they belong to: steps by what they were made for, Certificates by their issuer and by their Secret. */
  const belonging = new Map<string, Set<string>>();

  function index(record: IssuingRecord, change: 'add' | 'delete'): void {
    for (const owner of ownersOf(record)) {
      const members = belonging.get(owner) ?? new Set();
      members[change](keyOf(record));
      belonging[members.size === 0 ? 'delete' : 'set'](owner, members);
    }
  }

  function* recordsOf<T extends IssuingRecord>(owner: string): Iterable<T> {
    for (const key of belonging.get(owner) ?? []) {
      yield records.get(key) as T;
    }
  }

  /** A Certificate's own; of a step that of the Certificate above it; of an issuer all that it is to issue. */
  function* certificatesOf(record: IssuingRecord): Iterable<CertificateRecord> {
    if (record.kind === 'Certificate') {
      yield record;
    } else if (isIssuer(record)) {
      yield* recordsOf<CertificateRecord>(keyOf(record));
    } else {
      const parent = records.get(parentOf(record));
      yield* parent === undefined ? [] : certificatesOf(parent);
    }
  }

  function* secretsOf(record: IssuingRecord | undefined): Iterable<string> {
    for (const certificate of record === undefined ? [] : certificatesOf(record)) {
      if (certificate.secretName !== '') {
        yield secretKeyOf(certificate);
      }
    }
    const used = record !== undefined && isIssuer(record) ? record.caSecret : null;
    if (used !== null) {
      yield used;
    }
  }

  function stepsOf(certificate: CertificateRecord): readonly StepRecord[] {
    const requests = [...recordsOf<StepRecord>(keyOf(certificate))].filter(
      ({ revision, state }) => revision > certificate.revision || (revision === 0 && state !== 'done')
    );
    const latest = requests.sort((a, b) => b.revision - a.revision || (b.createdMs ?? 0) - (a.createdMs ?? 0))[0];
    if (latest === undefined) {
      return [];
    }
    const orders = [...recordsOf<StepRecord>(keyOf(latest))];
    const challenges = orders.flatMap((order) => [...recordsOf<StepRecord>(keyOf(order))]);
    return [...challenges, ...orders, latest];
  }

  function issuerOf({ issuer: ref }: CertificateRecord): Issuance['issuer'] {
    const isKnown = ref.group === CERT_MANAGER_GROUP && knowsIssuers(ref.kind, ref.namespace);
    const found = records.get(`${ref.kind} ${ref.namespace}/${ref.name}`) as IssuerRecord | undefined;
    return isKnown ? (found ?? 'absent') : 'unknown';
  }

  return {
    set(record) {
      const before = records.get(keyOf(record));
      const secrets = new Set(secretsOf(before));
      if (before !== undefined) {
        index(before, 'delete');
      }
      if (isOfNobody(record)) {
        records.delete(keyOf(record));
      } else {
        records.set(keyOf(record), record);
        index(record, 'add');
      }
      return new Set([...secrets, ...secretsOf(record)]);
    },
    delete(object) {
      const record = records.get(keyOf(object));
      const secrets = new Set(secretsOf(record));
      if (record !== undefined) {
        index(record, 'delete');
        records.delete(keyOf(object));
      }
      return secrets;
    },
    issuancesOf: (secret) =>
      [...recordsOf<CertificateRecord>(secret)]
        .sort((a, b) => (a.createdMs ?? 0) - (b.createdMs ?? 0) || (a.name < b.name ? -1 : 1))
        .map((certificate) => ({ certificate, steps: stepsOf(certificate), issuer: issuerOf(certificate) })),
    isCurrent: (record) => records.get(keyOf(record)) === record,
    issuersUsing: (secret) =>
      Array.from(recordsOf<IssuerRecord>(usedKeyOf(secret)), ({ kind, namespace, name }) =>
        userText(kind, { namespace, name })
      ).sort(),
    *secrets() {
      for (const owner of belonging.keys()) {
        if (owner.startsWith('Secret ') || owner.startsWith(USED)) {
          yield owner.replace(USED, '');
        }
      }
    },
  };
}

const isIssuer = (record: IssuingRecord): record is IssuerRecord =>
  record.kind === 'Issuer' || record.kind === 'ClusterIssuer';
/** Some make requests for themselves, and many: csi-driver, istio-csr. */
const isOfNobody = (record: IssuingRecord): boolean => 'parent' in record && record.parent === '';
const keyOf = ({ kind, namespace, name }: IssuingObject): string => `${kind} ${namespace}/${name}`;
const USED = 'used ';
const usedKeyOf = (secret: string): string => `${USED}${secret}`;
const secretKeyOf = ({ namespace, secretName }: CertificateRecord): string => `Secret ${namespace}/${secretName}`;
const parentOf = ({ kind, namespace, parent }: StepRecord): string => `${PARENT_OF[kind]} ${namespace}/${parent}`;

function ownersOf(record: IssuingRecord): readonly string[] {
  switch (record.kind) {
    case 'Certificate': {
      const { issuer } = record;
      const secret = record.secretName === '' ? [] : [secretKeyOf(record)];
      return [...secret, `${issuer.kind} ${issuer.namespace}/${issuer.name}`];
    }
    case 'Issuer':
    case 'ClusterIssuer': {
      const { caSecret } = record;
      return caSecret === null ? [] : [usedKeyOf(caSecret)];
    }
    default:
      return [parentOf(record)];
  }
}
