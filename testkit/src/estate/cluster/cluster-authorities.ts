import { type Authority, createAuthority } from '../authority.ts';

/** Authorities that the hosts of the estate have as well. */
export interface HostAuthorities {
  /** Of the cluster itself: `/etc/kubernetes/pki/ca.crt`. */
  readonly kubernetes: Authority;
  /** From which people fetch certificates by hand. */
  readonly web: Authority;
}

export interface ClusterAuthorities extends HostAuthorities {
  /** Gives certificates to automations only, for 90, 47 or 6 days. */
  readonly letsEncrypt: Authority;
  /** Of cert-manager: the Secret cert-manager/internal-ca. */
  readonly internal: Authority;
  /** Of the Vault that does not answer any more. */
  readonly vault: Authority;
  /** Ends before what it has issued. */
  readonly retiring: Authority;
}

export function createClusterAuthorities(hosts: HostAuthorities, nowMs: number): ClusterAuthorities {
  const isrg = createAuthority(
    { subject: 'C=US,O=Internet Security Research Group,CN=ISRG Root X2' },
    { lifetime: 7300, left: 5050 },
    nowMs
  );
  return {
    ...hosts,
    letsEncrypt: isrg.subordinate({ subject: "C=US,O=Let's Encrypt,CN=E7" }, { lifetime: 1096, left: 840 }),
    internal: createAuthority({ subject: 'O=Example,CN=Example Internal CA' }, { lifetime: 1825, left: 1400.5 }, nowMs),
    retiring: createAuthority({ subject: 'O=Example,CN=Example Legacy CA 1' }, { lifetime: 1825, left: 75.5 }, nowMs),
    vault: createAuthority({ subject: 'O=Example,CN=Example Vault CA' }, { lifetime: 1825, left: 930 }, nowMs),
  };
}
