import type { Trouble } from '../files/trouble.ts';
import { namesCertificate, namesPrivateKey } from './certificate-file-name.ts';

/**
 * Whether the trouble with a file that a pattern had found concerns anybody. A pattern meets keys, requests, texts and
 * sockets too; only what holds certificates, or may hold them, matters.
 */
export function isWorthTelling(path: string, { reason }: Trouble): boolean {
  switch (reason) {
    case 'no_certificate_found':
      return false;
    case 'bad_pem':
    case 'bad_crl':
    case 'bad_pkcs12':
    case 'bad_jks':
    case 'bad_passphrase':
      return true;
    case 'permission_denied':
    case 'broken_symlink':
    case 'read_failed':
    case 'changed_while_read':
      return !namesPrivateKey(path);
    default:
      return namesCertificate(path);
  }
}
