import { type Page, type WatchEvent, toEvent } from './codec.ts';
import { readJsonStatus } from './json-meta.ts';
import { type CutJson, parseWithoutLongStrings } from './json-without-secrets.ts';
import type { ObjectMeta } from './kube.ts';
import { isRecord, listMember, member } from './unknown-json.ts';

/** Reads one object of JSON whose long strings are still bytes. */
export type ReadCutObject<T> = (json: CutJson, object: unknown) => T;

/** A page of JSON, of which nothing long becomes a string unless `read` makes it one. */
export function readCutPage<T>(body: Buffer, read: ReadCutObject<T>): Page<T> {
  const json = parseWithoutLongStrings(body);
  const metadata = member(json.value, 'metadata');
  const items = listMember(json.value, 'items');
  return {
    resourceVersion: json.textOf(member(metadata, 'resourceVersion')),
    next: json.textOf(member(metadata, 'continue')),
    count: items.length,
    item: (index) => read(json, items[index]),
  };
}

export function readCutEvent<T extends ObjectMeta>(frame: Buffer, read: ReadCutObject<T>): WatchEvent<T> {
  const json = parseWithoutLongStrings(frame);
  const object = member(json.value, 'object');
  return toEvent(json.textOf(member(json.value, 'type')), {
    object: () => read(json, object),
    resourceVersion: () => json.textOf(member(member(object, 'metadata'), 'resourceVersion')),
    status: () => readJsonStatus({ ...asRecord(object), message: json.textOf(member(object, 'message')) }),
  });
}

export function readCutOne<T>(body: Buffer, read: ReadCutObject<T>): T {
  const json = parseWithoutLongStrings(body);
  return read(json, json.value);
}

export function asRecord(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {};
}
