import type { Contents } from '../../formats/contents.ts';
import type { Cluster, DataObject } from '../../kube/kube.ts';

/** The object that a key stands in and its cluster, for what is to be looked up beside it. */
export interface KeySurroundings {
  readonly object: Pick<DataObject, 'namespace' | 'data'>;
  readonly cluster: Pick<Cluster, 'getData'>;
}

/** Reads what stands at one key of a Secret or ConfigMap. The bytes are good until its promise is settled. */
export type ReadKey = (bytes: Buffer, around: KeySurroundings) => Contents | Promise<Contents>;

/** How keys of an object are read. */
export interface KeyRule {
  matches(key: string): boolean;
  readonly read: ReadKey;
}
