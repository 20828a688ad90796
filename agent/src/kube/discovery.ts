import { type ApiClient, titleOf } from './api-client.ts';
import { groupPath } from './collection-path.ts';
import { type Failure, failure, textOf } from './failure.ts';
import type { KubeAnswer, ServedResource } from './kube.ts';
import { createPageBuffer } from './page-buffer.ts';
import type { Timing } from './timing.ts';
import { listMember, textMember } from './unknown-json.ts';

/** What an API server serves. */
export interface Discovery {
  /** The first of the versions in which it serves the resource; null when there is none. */
  serves(group: string, versions: readonly string[], resource: string): Promise<KubeAnswer<ServedResource | null>>;
}

type Resources = { readonly ok: true; readonly resources: ReadonlySet<string> } | Failure;

interface Cached {
  readonly atMs: number;
  readonly resources: Promise<Resources>;
}

/**
 * Asks each version of a group by itself, as every API server answers, and remembers the answers for a minute: a CRD
 * may have come. What failed is not remembered.
 * https://kubernetes.io/docs/concepts/overview/kubernetes-api/#unaggregated-discovery
 */
export function createDiscovery(client: ApiClient, timing: Timing, signal: AbortSignal): Discovery {
  const cache = new Map<string, Cached>();

  function resourcesAt(path: string): Promise<Resources> {
    const cached = cache.get(path);
    if (cached !== undefined && timing.monotonic() - cached.atMs < timing.discoveryMs) {
      return cached.resources;
    }
    const resources = readResources(client, path, { timing, signal });
    const entry = { atMs: timing.monotonic(), resources };
    cache.set(path, entry);
    void resources.then(({ ok }) => !ok && cache.get(path) === entry && cache.delete(path));
    return resources;
  }

  return {
    async serves(group, versions, resource) {
      for (const version of versions) {
        const found = await resourcesAt(groupPath(group, version));
        if (!found.ok) {
          return found;
        }
        if (found.resources.has(resource)) {
          return { ok: true, value: { group, version, resource } };
        }
      }
      return { ok: true, value: null };
    },
  };
}

/** Names of the resources of one version of a group; none when the server does not serve it. */
async function readResources(
  client: ApiClient,
  path: string,
  { timing, signal }: { readonly timing: Timing; readonly signal: AbortSignal }
): Promise<Resources> {
  const [headMs, wholeMs] = [timing.requestMs, timing.requestMs];
  const answer = await client.get(path, { accept: 'application/json', signal, headMs, wholeMs });
  if (!answer.ok) {
    return answer.code === 404 ? { ok: true, resources: new Set() } : answer;
  }
  const body = createPageBuffer();
  const trouble = await client.read(path, answer, body);
  if (trouble !== null) {
    return trouble;
  }
  try {
    const list = listMember(JSON.parse(body.bytes().toString()), 'resources');
    return { ok: true, resources: new Set(list.map((resource) => textMember(resource, 'name'))) };
  } catch (error) {
    return failure('decode_failed', `${titleOf(path)}: the answer cannot be read: ${textOf(error)}`);
  }
}
