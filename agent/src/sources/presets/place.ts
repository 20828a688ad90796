import type { Facts, RemedyStep } from '@notafter/core';

/** A path or glob where a distribution of Kubernetes keeps certificates. */
export interface Place {
  readonly kind: 'file' | 'kubeconfig';
  readonly path: string;
  readonly facts: Facts;
}

export function files(directory: string, names: readonly string[], facts: Facts): Place[] {
  return names.map((name) => ({ kind: 'file', path: `${directory}/${name}`, facts }));
}

export function kubeconfigs(directory: string, names: readonly string[], facts: Facts): Place[] {
  return names.map((name) => ({ kind: 'kubeconfig', path: `${directory}/${name}`, facts }));
}

/** The step that proves that a renewal has worked: what the server on this node presents now. */
export function proveServed(port: number): RemedyStep {
  return {
    text: `See that port ${port} presents the new certificate`,
    command: `openssl s_client -connect 127.0.0.1:${port} </dev/null 2>/dev/null | openssl x509 -noout -enddate`,
  };
}

/** The step that proves that a file holds a new certificate. */
export function proveStored(path: string): RemedyStep {
  return { text: 'See that the file holds the new certificate', command: `openssl x509 -noout -enddate -in ${path}` };
}
