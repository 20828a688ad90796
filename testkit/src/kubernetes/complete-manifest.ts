import { randomUUID } from 'node:crypto';
import type { Manifest } from './api-server.ts';
import type { ResourceType } from './resource-type.ts';
import type { StoredObject } from './stored-object.ts';

/** What the API server makes of a manifest: system fields, a Secret's `stringData` and type, a Namespace's own label. */
export function completeManifest(
  type: ResourceType,
  manifest: Manifest,
  previous: StoredObject | undefined,
  nowMs: number
): StoredObject['body'] {
  const { apiVersion: _apiVersion, kind: _kind, metadata, ...rest } = manifest;
  const system = {
    uid: previous?.body.metadata['uid'] ?? randomUUID(),
    creationTimestamp: previous?.body.metadata['creationTimestamp'] ?? secondsOf(nowMs),
  };
  const namespace = type.namespaced ? { namespace: metadata.namespace ?? 'default' } : {};
  const completed = { ...system, ...metadata, ...namespace, resourceVersion: '' };
  return { metadata: { ...completed, ...labelsOf(type, manifest) }, ...contentOf(type, rest) };
}

const secondsOf = (epochMs: number): string => new Date(epochMs).toISOString().replace(/\.\d+Z$/, 'Z');

function labelsOf({ kind }: ResourceType, { metadata }: Manifest) {
  return kind === 'Namespace' ? { labels: { ...metadata.labels, 'kubernetes.io/metadata.name': metadata.name } } : {};
}

function contentOf({ kind }: ResourceType, rest: Record<string, unknown>): Record<string, unknown> {
  if (kind !== 'Secret') {
    return rest;
  }
  const { stringData, data, ...others } = rest;
  const encoded = Object.entries((stringData ?? {}) as Record<string, string>).map(
    ([key, text]) => [key, Buffer.from(text).toString('base64')] as const
  );
  const all = { ...(data as object | undefined), ...Object.fromEntries(encoded) };
  return { type: 'Opaque', ...others, data: all };
}
