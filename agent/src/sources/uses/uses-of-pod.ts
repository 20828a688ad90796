import type { JsonObject } from '../../kube/kube.ts';
import { at, listOf, textOf } from '../cluster/json-body.ts';
import { type Use, configMapOf, parseName, secretOf } from './use.ts';
import { workloadOfPod } from './workload-of-pod.ts';

const CONTAINERS = ['initContainers', 'containers', 'ephemeralContainers'];

/** ingress-nginx's certificate of last resort: https://kubernetes.github.io/ingress-nginx/user-guide/tls/#default-ssl-certificate */
const DEFAULT_CERTIFICATE = /^--default-ssl-certificate=(.*)$/;

/** Secrets and ConfigMaps that a Pod mounts or reads into its environment, each once, under the name of its workload. */
export function usesOfPod(pod: JsonObject): Use[] {
  const spec = at(pod.body, 'spec');
  const containers = CONTAINERS.flatMap((list) => listOf(at(spec, list)));
  const volumes = listOf(at(spec, 'volumes')).flatMap(referencesOfVolume);
  const references = [...volumes, ...containers.flatMap(referencesOfEnvironment)];
  const local = references.map(({ kind, name }) => (kind === 'secret' ? secretOf : configMapOf)(pod.namespace, name));
  const objects = new Set([...local, ...containers.flatMap(secretsOfArguments)]);
  if (objects.size === 0) {
    return [];
  }
  const user = workloadOfPod(pod);
  return Array.from(objects, (object) => ({ object, user }));
}

/** An object in the namespace of the Pod. */
interface Reference {
  readonly kind: 'secret' | 'configmap';
  readonly name: string;
}

const secrets = (...names: readonly unknown[]): Reference[] => named('secret', names);
const configMaps = (...names: readonly unknown[]): Reference[] => named('configmap', names);

function named(kind: Reference['kind'], names: readonly unknown[]): Reference[] {
  return names
    .map(textOf)
    .filter((name) => name !== '')
    .map((name) => ({ kind, name }));
}

function referencesOfVolume(volume: unknown): Reference[] {
  const projected = listOf(at(volume, 'projected', 'sources')).flatMap((source) => [
    ...secrets(at(source, 'secret', 'name')),
    ...configMaps(at(source, 'configMap', 'name')),
  ]);
  return [
    ...secrets(at(volume, 'secret', 'secretName'), at(volume, 'csi', 'nodePublishSecretRef', 'name')),
    ...configMaps(at(volume, 'configMap', 'name')),
    ...projected,
  ];
}

function referencesOfEnvironment(container: unknown): Reference[] {
  const variables = listOf(at(container, 'env')).map((variable) => at(variable, 'valueFrom'));
  const whole = listOf(at(container, 'envFrom'));
  return [
    ...secrets(...variables.map((from) => at(from, 'secretKeyRef', 'name'))),
    ...configMaps(...variables.map((from) => at(from, 'configMapKeyRef', 'name'))),
    ...secrets(...whole.map((from) => at(from, 'secretRef', 'name'))),
    ...configMaps(...whole.map((from) => at(from, 'configMapRef', 'name'))),
  ];
}

function secretsOfArguments(container: unknown): string[] {
  return listOf(at(container, 'args')).flatMap((argument) => {
    const named = parseName(DEFAULT_CERTIFICATE.exec(textOf(argument))?.[1] ?? '');
    return named === null ? [] : [secretOf(named.namespace, named.name)];
  });
}
