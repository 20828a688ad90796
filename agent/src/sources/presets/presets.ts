import type { PresetName } from '../../config/config.ts';
import { K0S } from './k0s.ts';
import { KUBEADM } from './kubeadm.ts';
import { KUBEKEY } from './kubekey.ts';
import { MICROK8S } from './microk8s.ts';
import { OPENSHIFT } from './openshift.ts';
import type { Place } from './place.ts';
import { K3S, RKE2 } from './rancher.ts';
import { TALOS } from './talos.ts';

/** Where each distribution keeps its certificates, on control-plane nodes and workers. */
export const PLACES_OF_PRESET: Readonly<Record<PresetName, readonly Place[]>> = {
  kubeadm: KUBEADM,
  kubekey: KUBEKEY,
  k3s: K3S,
  rke2: RKE2,
  k0s: K0S,
  microk8s: MICROK8S,
  talos: TALOS,
  openshift: OPENSHIFT,
};

/** The places of every preset, each once: what `notafter scan` looks at when it is given nothing. */
export function knownPlaces(): Place[] {
  const byPath = new Map<string, Place>();
  for (const place of Object.values(PLACES_OF_PRESET).flat()) {
    const key = `${place.kind} ${place.path}`;
    byPath.set(key, byPath.get(key) ?? place);
  }
  return [...byPath.values()];
}
