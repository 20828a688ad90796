import * as z from 'zod';
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
  const ofKind = shapes.find((shape) => shape.kind instanceof z.ZodLiteral && shape.kind.value === kind);
  return Object.keys(ofKind ?? shapes[0] ?? {});
}

function childOf(holder: Schema, segment: PropertyKey): Schema[] {
  const schema = unwrap(holder);
  if (schema instanceof z.ZodArray) {
    return [schema.element];
  }
  return shapesOf(schema).flatMap((shape) => shape[String(segment)] ?? []);
}

function shapesOf(holder: Schema): Shape[] {
  const schema = unwrap(holder);
  if (schema instanceof z.ZodObject) {
    return [schema.shape];
  }
  return schema instanceof z.ZodDiscriminatedUnion ? schema.options.flatMap(shapesOf) : [];
}

function unwrap(schema: Schema): Schema {
  const wraps = schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault || schema instanceof z.ZodOptional;
  return wraps ? unwrap(schema.unwrap()) : schema;
}
