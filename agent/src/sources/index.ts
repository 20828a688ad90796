import type { SourceConfig } from '../config/config.ts';
import { createCabundleSource } from './cabundle-source.ts';
import { createCertManagerSource } from './certmanager-source.ts';
import { createCsrSource } from './csr-source.ts';
import { createFileSource } from './file-source.ts';
import { createKubeconfigSource } from './kubeconfig-source.ts';
import { createKubernetesSource } from './kubernetes-source.ts';
import type { Source, SourceContext, SourceKind } from './source.ts';

type ConfigOf<Kind extends SourceKind> = Extract<SourceConfig, { kind: Kind }>;

/** Every kind of source. */
export const SOURCES: {
  readonly [Kind in SourceKind]: (config: ConfigOf<Kind>, context: SourceContext) => Source;
} = {
  file: createFileSource,
  kubeconfig: createKubeconfigSource,
  kubernetes: createKubernetesSource,
  cabundle: createCabundleSource,
  csr: createCsrSource,
  certmanager: createCertManagerSource,
};
