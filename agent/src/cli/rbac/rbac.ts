import { Document, isScalar, visit } from 'yaml';
import type { ClusterSourceConfig } from '../../config/config.ts';
import { isClusterSource } from '../../config/is-cluster-source.ts';
import { rightsOf } from '../../sources/rights-of.ts';
import { EXIT } from '../exit-code.ts';
import { configure } from '../serve/configure.ts';
import type { Terminal } from '../terminal.ts';
import { type RbacOptions, rbacManifests } from './rbac-manifests.ts';

export interface RbacFlags extends RbacOptions {
  readonly config?: string;
}

/** Prints the roles and bindings that a configuration needs, cluster by cluster, as YAML for `kubectl apply`. */
export async function rbac({ config: file, ...options }: RbacFlags, terminal: Terminal): Promise<number> {
  const configured = await configure(file === undefined ? {} : { config: file }, terminal.environment);
  if (!configured.ok) {
    configured.messages.forEach((message) => terminal.writeError(`notafter: ${message}\n`));
    return configured.exitCode;
  }
  configured.warnings.forEach((warning) => terminal.writeError(`notafter: ${warning}\n`));
  if (configured.file === null) {
    terminal.writeError('notafter: there is no configuration: name one with --config\n');
    return EXIT.failed;
  }
  const sources = configured.config.sources.filter(isClusterSource);
  if (sources.length === 0) {
    terminal.writeError('notafter: no source of this configuration asks an API server: it needs no rights\n');
    return EXIT.ok;
  }
  const byServer = [
    ...Map.groupBy(sources, ({ kubeconfig, context }) => JSON.stringify([kubeconfig, context])).values(),
  ];
  for (const [index, own] of byServer.entries()) {
    const text = documentsOf(own, options, byServer.length > 1);
    terminal.write(index === 0 ? text : `---\n${text}`);
  }
  return EXIT.ok;
}

function documentsOf(sources: readonly ClusterSourceConfig[], options: RbacOptions, isOneOfMany: boolean): string {
  const manifests = rbacManifests(sources.flatMap(rightsOf), options);
  const texts = manifests.map(yamlOf);
  const names = sources.map(({ name }) => name).join(', ');
  return `${isOneOfMany ? `# ${serverOf(sources[0])}: ${names}\n` : ''}${texts.join('---\n')}`;
}

/** Lists of texts on one line each, as in Kubernetes' own pages. */
function yamlOf(manifest: object): string {
  const document = new Document(manifest);
  visit(document, {
    Seq(_key, sequence) {
      sequence.flow = sequence.items.every(isScalar);
    },
  });
  return document.toString({ flowCollectionPadding: false, lineWidth: 0 });
}

function serverOf(source: ClusterSourceConfig | undefined): string {
  const { cluster = '', kubeconfig = '', context = '' } = source ?? {};
  const access = [kubeconfig === '' ? '' : `kubeconfig ${kubeconfig}`, context === '' ? '' : `context ${context}`];
  const parts = [cluster === '' ? 'this cluster' : `cluster ${cluster}`, ...access].filter((part) => part !== '');
  return parts.join(', ').replaceAll(/[\r\n]/g, ' ');
}
