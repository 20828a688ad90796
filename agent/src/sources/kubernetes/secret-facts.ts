import type { Facts } from '@notafter/core';
import type { DataObject } from '../../kube/kube.ts';
import { managedByCertificate } from '../cluster/managed-by-certificate.ts';

const CERT_MANAGER_CERTIFICATE = 'cert-manager.io/certificate-name';
/** https://docs.redhat.com/en/documentation/openshift_container_platform/latest/html/security_and_compliance/configuring-certificates */
const SERVICE_CA = 'service.beta.openshift.io/originating-service-name';

/** What a Secret says of itself: its type, and who renews it. */
export function secretFacts({ namespace, type, annotations }: DataObject): Facts {
  const managedBy = managerOf(namespace, annotations);
  return managedBy === null ? { type, automationKnown: true } : { type, automationKnown: true, managedBy };
}

function managerOf(namespace: string, annotations: DataObject['annotations']): string | null {
  const certificate = annotations[CERT_MANAGER_CERTIFICATE];
  if (certificate !== undefined && certificate !== '') {
    return managedByCertificate(namespace, certificate);
  }
  const service = annotations[SERVICE_CA];
  return service === undefined ? null : `service-ca-operator for Service ${namespace}/${service}`;
}
