import { t } from '@grafana/i18n';

/** An object of cert-manager, as the agent names what renews a certificate: `Certificate shop/web`. */
const CERTIFICATE = /^Certificate \S+\/\S+$/;

/** The program that renews a certificate: cert-manager for one of its objects, else what the agent says; empty for nobody. */
export function managerOf(managedBy: string): string {
  return CERTIFICATE.test(managedBy) ? 'cert-manager' : managedBy;
}

/** Who renews a certificate, for people: `cert-manager (Certificate shop/web)`, `kubelet`, `nobody`. */
export function managerText(managedBy: string): string {
  const manager = managerOf(managedBy);
  if (manager === '') {
    return t('manager.nobody', 'nobody');
  }
  return manager === managedBy ? managedBy : `${manager} (${managedBy})`;
}
