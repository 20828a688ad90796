import { titleOf } from './api-client.ts';
import type { Codec } from './codec.ts';
import { collectionPath } from './collection-path.ts';
import { failure, textOf } from './failure.ts';
import type { Collection, KubeAnswer, ObjectMeta } from './kube.ts';
import type { ClusterContext } from './list-pages.ts';
import { createPageBuffer } from './page-buffer.ts';

/** One object, now. The buffer that its values are views of is nobody else's. Never rejects. */
export async function getOne<T extends ObjectMeta>(
  { client, timing }: Pick<ClusterContext, 'client' | 'timing'>,
  collection: Collection,
  codec: Codec<T>,
  name: string,
  signal: AbortSignal
): Promise<KubeAnswer<T>> {
  const path = `${collectionPath(collection)}/${encodeURIComponent(name)}`;
  const [headMs, wholeMs] = [timing.requestMs, timing.requestMs];
  const answer = await client.get(path, { accept: codec.accept.one, signal, headMs, wholeMs });
  if (!answer.ok) {
    return answer;
  }
  const body = createPageBuffer();
  const trouble = await client.read(path, answer, body);
  if (trouble !== null) {
    return trouble;
  }
  try {
    return { ok: true, value: codec.readOne(body.bytes(), answer.format) };
  } catch (error) {
    return failure('decode_failed', `${titleOf(path)}: the answer cannot be read: ${textOf(error)}`);
  }
}
