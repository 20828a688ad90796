import * as z from 'zod/mini';
import { configSchema } from './config-schema.ts';

type Schema = z.core.$ZodType;
type Shape = Readonly<Record<string, Schema>>;

/** The keys that the mapping at this path may have. `kind` is that of the source, when the path leads to one. */
export function keysAt(path: readonly PropertyKey[], kind: unknown): string[] {
  const schemas = path.reduce<Schema[]>(
    (holders, segment) => holders.flatMap((each) => childOf(each, segment)),
    [configSchema]
  );
  const shapes = schemas.flatMap(shapesOf);
  const ofKind = shapes.find(
    (shape) => shape.kind instanceof z.ZodMiniLiteral && shape.kind._zod.values.has(kind as string)
  );
  return Object.keys(ofKind ?? shapes[0] ?? {});
}

function childOf(holder: Schema, segment: PropertyKey): Schema[] {
  const schema = unwrap(holder);
  if (schema instanceof z.ZodMiniArray) {
    return [schema.def.element];
  }
  return shapesOf(schema).flatMap((shape) => shape[String(segment)] ?? []);
}

function shapesOf(holder: Schema): Shape[] {
  const schema = unwrap(holder);
  if (schema instanceof z.ZodMiniObject) {
    return [schema.shape];
  }
  return schema instanceof z.ZodMiniDiscriminatedUnion ? schema.def.options.flatMap(shapesOf) : [];
}

function unwrap(schema: Schema): Schema {
  const wraps =
    schema instanceof z.ZodMiniDefault || schema instanceof z.ZodMiniPrefault || schema instanceof z.ZodMiniOptional;
  return wraps ? unwrap(schema.def.innerType) : schema;
}
