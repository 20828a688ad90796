import type { FileLocation, KubeconfigLocation, Reading, Certificate, Problem, SecretLocation } from '@notafter/core';

/** Locations and readings for tests. */
export function fileAt(path: string, parts: Partial<FileLocation> = {}): FileLocation {
  return { kind: 'file', source: 'files', cluster: '', node: '', path, ...parts };
}

export function kubeconfigAt(path: string, entry: string, parts: Partial<KubeconfigLocation> = {}): KubeconfigLocation {
  return { kind: 'kubeconfig', source: 'kubeconfigs', cluster: '', node: '', path, entry, ...parts };
}

export function secretAt(
  namespace: string,
  name: string,
  key: string,
  parts: Partial<SecretLocation> = {}
): SecretLocation {
  return { kind: 'secret', source: 'secrets', cluster: '', node: '', namespace, name, key, ...parts };
}

export function good(certificates: readonly Certificate[], problems: readonly Problem[] = []): Reading {
  return { ok: true, certificates, problems };
}
