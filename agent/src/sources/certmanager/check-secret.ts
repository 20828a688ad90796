import type { CertManagerSourceConfig } from '../../config/config.ts';
import type { ClusterSession } from '../cluster/cluster-session.ts';
import { collectionOf, readRecord } from './follow-cert-manager.ts';
import type { IssuanceRecords, IssuingRecord } from './issuance-records.ts';
import { CERT_MANAGER_RESOURCES } from './resources.ts';
import type { SecretTeller } from './tell-secrets.ts';

/** Reads all that is known to be about a Secret again, now. What a watch tells meanwhile is newer, and stays. */
export async function checkSecret(
  secret: string,
  { cluster, log }: ClusterSession,
  records: IssuanceRecords,
  teller: SecretTeller,
  config: CertManagerSourceConfig
): Promise<void> {
  async function check(record: IssuingRecord): Promise<void> {
    const { kind, namespace, name } = record;
    const resource = CERT_MANAGER_RESOURCES.find((it) => it.kind === kind)!;
    const answer = await cluster.getObject(collectionOf(resource, namespace === '' ? null : namespace), name);
    if (!records.isCurrent(record)) {
      return;
    }
    if (answer.ok) {
      await teller.changed(records.set(readRecord(kind, answer.value, config)));
    } else if (answer.reason === 'missing') {
      await teller.changed(records.delete(record));
    } else {
      log.info({ reason: answer.reason }, `checked again in vain, the watch goes on: ${answer.message}`);
    }
  }

  const found = records
    .issuancesOf(secret)
    .flatMap(({ certificate, steps, issuer }) => [
      certificate,
      ...steps,
      ...(typeof issuer === 'string' ? [] : [issuer]),
    ]);
  await Promise.all([...new Set(found)].map(check));
}
