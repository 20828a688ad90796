import { objectOf } from '@notafter/core';
import type { CertManagerSourceConfig } from '../config/config.ts';
import { EVERYTHING } from '../config/source-defaults.ts';
import { checkSecret } from './certmanager/check-secret.ts';
import { followCertManager } from './certmanager/follow-cert-manager.ts';
import type { IssuanceRecords } from './certmanager/issuance-records.ts';
import { createSecretTeller } from './certmanager/tell-secrets.ts';
import { createClusterSource } from './cluster/create-cluster-source.ts';
import { withNamespaceFacts } from './kubernetes/namespace-facts.ts';
import type { Source, SourceContext } from './source.ts';

/**
 * What cert-manager means to do about the Secrets that it writes: when it renews them, and why it cannot. It has no places
 * of its own but Secrets that are not there yet.
 */
export function createCertManagerSource(config: CertManagerSourceConfig, context: SourceContext): Source {
  const { name: source, cluster, namespaces, owner } = config;
  const teller = createSecretTeller({ source, cluster });
  let records: IssuanceRecords | null = null;

  return createClusterSource(config, context, {
    looksAt: [`Certificates of cert-manager${namespaces.length === 0 ? '' : ` in ${namespaces.join(', ')}`}`],
    begin(session) {
      const rules = { ...EVERYTHING, include: namespaces };
      const sink = withNamespaceFacts(session, session.sink, { namespaces: rules, owner });
      records = followCertManager({ ...session, sink }, config, teller);
    },
    async check(location, session) {
      if (location.kind === 'secret' && records !== null) {
        await checkSecret(objectOf(location), session, records, teller, config);
      }
    },
  });
}
