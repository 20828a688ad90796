import { issueJks } from '../../issue-jks.ts';
import { issuePkcs12 } from '../../issue-pkcs12.ts';
import type { Manifest } from '../../kubernetes/api-server.ts';
import type { ClusterAuthorities } from './cluster-authorities.ts';
import { secret } from './manifests.ts';

const PASSPHRASE = 'kafka-on-a-rainy-day';

/** Keystores of Java in Secrets: one whose passphrase stands in a Secret beside it, and one whose passphrase is lost. */
export function keystores({ internal, vault, web }: ClusterAuthorities): Manifest[] {
  const broker = internal.issue(
    {
      subject: 'CN=broker.kafka.data.svc',
      dns: ['broker.kafka.data.svc'],
      extendedKeyUsage: ['serverAuth', 'clientAuth'],
    },
    { lifetime: 180, left: 26.4 }
  );
  const erp = web.issue({ subject: 'CN=erp-signing' }, { lifetime: 1095, left: 410 });
  const trusted = issueJks([
    { alias: 'internal', chain: [internal.certificate.der] },
    { alias: 'vault', chain: [vault.certificate.der] },
  ]);
  const bags = [{ der: broker.der, name: 'broker' }, { der: internal.certificate.der }];
  const keystore = issuePkcs12(bags, { passphrase: PASSPHRASE });
  const lost = issuePkcs12([{ der: erp.der, name: 'signing' }], { passphrase: 'nobody remembers' });
  return [
    secret('data/kafka-keystore', 'Opaque', { 'keystore.p12': keystore, 'truststore.jks': trusted }),
    secret('data/keystore-password', 'Opaque', { password: PASSPHRASE }),
    secret('legacy/erp-keystore', 'Opaque', { 'signing.p12': lost }),
    secret('legacy/keystore-password', 'Opaque', { password: 'changeit' }),
  ];
}
