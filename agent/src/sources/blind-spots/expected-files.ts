import type { PresetName } from '../../config/config.ts';
import { compileExclusions } from '../files/glob.ts';

/** A file that a preset's tool always makes together with others. */
export interface ExpectedFile {
  readonly path: string;
  /** Makes it again; null for an authority, which must not be made anew. */
  readonly command: string | null;
}

/** Files that stand together: a node has all of them or, by its role, hardly any. */
export type FileGroup = readonly ExpectedFile[];

const PKI = '/etc/kubernetes/pki';

const issued = (name: string, phase: string): ExpectedFile => ({
  path: `${PKI}/${name}.crt`,
  command: `kubeadm init phase certs ${phase}`,
});

const authority = (name: string): ExpectedFile => ({ path: `${PKI}/${name}.crt`, command: null });

const kubeconfig = (name: string): ExpectedFile => ({
  path: `/etc/kubernetes/${name}.conf`,
  command: `kubeadm init phase kubeconfig ${name}`,
});

/** Of a control plane. `admin.conf` is not among them: many take it off the node. */
const CONTROL_PLANE: readonly FileGroup[] = [
  [
    authority('ca'),
    authority('front-proxy-ca'),
    issued('apiserver', 'apiserver'),
    issued('apiserver-kubelet-client', 'apiserver-kubelet-client'),
    issued('front-proxy-client', 'front-proxy-client'),
  ],
  [kubeconfig('controller-manager'), kubeconfig('scheduler'), kubeconfig('kubelet')],
];

/** Of an etcd that kubeadm runs; an external one has its own files elsewhere. */
const ETCD: FileGroup = [
  authority('etcd/ca'),
  issued('etcd/server', 'etcd-server'),
  issued('etcd/peer', 'etcd-peer'),
  issued('etcd/healthcheck-client', 'etcd-healthcheck-client'),
];

/** By preset; the others name patterns only, of which nobody can say what should be there. */
const GROUPS: Readonly<Partial<Record<PresetName, readonly FileGroup[]>>> = {
  kubeadm: [...CONTROL_PLANE, ETCD],
  kubekey: CONTROL_PLANE,
};

/** The groups of a preset, without the files that are left out. */
export function expectedFiles(preset: PresetName, excludePaths: readonly string[] = []): readonly FileGroup[] {
  const isExcluded = compileExclusions(excludePaths);
  return (GROUPS[preset] ?? []).map((group) => group.filter(({ path }) => !isExcluded(path)));
}
