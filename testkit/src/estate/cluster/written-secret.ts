import type { Issued } from '../../issue.ts';
import type { Manifest } from '../../kubernetes/api-server.ts';
import type { Authority } from '../authority.ts';
import { type ManagedCertificate, isAcme, issuerRefOf } from './managed-certificate.ts';
import { type ObjectName, keyPair, secret } from './manifests.ts';

/**
 * The Secret as cert-manager writes it, with its annotations and its label:
 * https://cert-manager.io/docs/reference/annotations/
 */
export function writtenSecret(
  { name, dnsNames, issuer }: Pick<ManagedCertificate, 'name' | 'dnsNames' | 'issuer'>,
  certificate: Issued,
  authority: Authority
): Manifest {
  const { kind, group, name: issuerName } = issuerRefOf(issuer);
  const annotations = {
    'cert-manager.io/alt-names': dnsNames.join(','),
    'cert-manager.io/certificate-name': objectNameOf(name),
    'cert-manager.io/common-name': dnsNames[0],
    'cert-manager.io/ip-sans': '',
    'cert-manager.io/issuer-group': group,
    'cert-manager.io/issuer-kind': kind,
    'cert-manager.io/issuer-name': issuerName,
    'cert-manager.io/uri-sans': '',
  };
  const chain = isAcme(issuer) ? [authority.certificate] : [];
  const trusted = isAcme(issuer) ? {} : { 'ca.crt': authority.certificate.pem };
  return secret(
    name,
    'kubernetes.io/tls',
    { ...keyPair(certificate, chain), ...trusted },
    { labels: { 'controller.cert-manager.io/fao': 'true' }, annotations }
  );
}

export const objectNameOf = (name: ObjectName): string => name.slice(name.indexOf('/') + 1);
