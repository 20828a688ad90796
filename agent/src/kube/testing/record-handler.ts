import type { CollectionHandler, CollectionState, DataObject, JsonObject } from '../kube.ts';

/** A handler that remembers what it was told. */
export interface Recorder extends CollectionHandler<DataObject | JsonObject> {
  /** `changed shop/web`, `deleted shop/web`, `ok`, `forbidden`, in the order told. */
  readonly calls: readonly string[];
  /** What there is, by `namespace/name`: the value of the key `x`, or of the label `x`. */
  readonly objects: ReadonlyMap<string, string>;
  readonly states: readonly CollectionState[];
  clear(): void;
}

export function recordHandler(): Recorder {
  const calls: string[] = [];
  const objects = new Map<string, string>();
  const states: CollectionState[] = [];
  return {
    calls,
    objects,
    states,
    changed(object) {
      calls.push(`changed ${placeOf(object)}`);
      objects.set(placeOf(object), contentOf(object));
    },
    deleted(object) {
      calls.push(`deleted ${placeOf(object)}`);
      objects.delete(placeOf(object));
    },
    state(state) {
      calls.push(state.ok ? 'ok' : state.reason);
      states.push(state);
    },
    clear: () => calls.splice(0, calls.length),
  };
}

function contentOf(object: DataObject | JsonObject): string {
  return ('data' in object ? object.data.find(({ key }) => key === 'x')?.bytes.toString() : object.labels['x']) ?? '';
}

function placeOf({ namespace, name }: { readonly namespace: string; readonly name: string }): string {
  return namespace === '' ? name : `${namespace}/${name}`;
}
