import { titleOf } from './api-client.ts';
import type { Codec } from './codec.ts';
import { collectionPath } from './collection-path.ts';
import { type Failure, failure, textOf } from './failure.ts';
import type { Collection, KubeAnswer, ObjectMeta } from './kube.ts';
import type { ClusterContext } from './list-pages.ts';
import { createPageBuffer } from './page-buffer.ts';

/** One object, now. What it is views of is overwritten once it was used. Rejects only with what `use` throws. */
export async function getOne<T extends ObjectMeta, Result>(
  { client, timing }: Pick<ClusterContext, 'client' | 'timing'>,
  collection: Collection,
  codec: Codec<T>,
  name: string,
  { signal, use }: { readonly signal: AbortSignal; use(object: T): Result | Promise<Result> }
): Promise<KubeAnswer<Result>> {
  const path = `${collectionPath(collection)}/${encodeURIComponent(name)}`;
  const [headMs, wholeMs] = [timing.requestMs, timing.requestMs];
  const answer = await client.get(path, { accept: codec.accept.one, signal, headMs, wholeMs });
  if (!answer.ok) {
    return answer;
  }
  const { format } = answer;
  const body = createPageBuffer();
  try {
    const trouble = await client.read(path, answer, body);
    if (trouble !== null) {
      return trouble;
    }
    const object = readOne();
    return 'ok' in object ? object : { ok: true, value: await use(object.value) };
  } finally {
    body.wipe();
  }

  function readOne(): { readonly value: T } | Failure {
    try {
      return { value: codec.readOne(body.bytes(), format) };
    } catch (error) {
      return failure('decode_failed', `${titleOf(path)}: the answer cannot be read: ${textOf(error)}`);
    }
  }
}
