import type { Issued } from '../issue.ts';
import type { HostFiles } from './host-files.ts';

export interface SecretVolume {
  /** Swaps `..data` to a new folder, as the kubelet does when the Secret changed. */
  update(certificate: Issued): void;
}

/** A Secret mounted into a pod: `tls.crt` is a link into `..data`, which is a link to a dated folder. */
export function writeSecretVolume(host: HostFiles, mount: string, certificate: Issued): SecretVolume {
  let version = 0;
  let current = '';
  const update = (next: Issued): void => {
    const previous = current;
    version += 1;
    current = `..2026_11_20_10_00_${String(version).padStart(2, '0')}.1234567`;
    host.write(`${mount}/${current}/tls.crt`, next.pem);
    host.write(`${mount}/${current}/tls.key`, next.keyPem, 0o600);
    host.link(`${mount}/..data`, current);
    if (previous !== '') {
      host.remove(`${mount}/${previous}`);
    }
  };
  update(certificate);
  host.link(`${mount}/tls.crt`, '..data/tls.crt');
  host.link(`${mount}/tls.key`, '..data/tls.key');
  return { update };
}
