import type { Encoder, Representation } from './encoder.ts';
import { jsonEncoder } from './json-encoder.ts';
import { PROTOBUF, PROTOBUF_KINDS, protobufEncoder } from './protobuf-encoder.ts';
import type { ResourceType } from './resource-type.ts';

interface Clause {
  readonly mediaType: string;
  readonly parameters: ReadonlyMap<string, string>;
}

/** The first representation of an Accept header that the server has; null when it has none (406). */
export function negotiate(
  accept: string,
  type: ResourceType,
  what: 'object' | 'list' | 'watch'
): Representation | null {
  const partial = what === 'list' ? 'PartialObjectMetadataList' : 'PartialObjectMetadata';
  for (const { mediaType, parameters } of parseAccept(accept)) {
    const wanted = parameters.get('as');
    const metadataOnly = wanted === partial;
    const encoding = encodingOf(mediaType);
    const has = encoding === 'json' || metadataOnly || (!type.custom && PROTOBUF_KINDS.has(type.kind));
    if (encoding !== null && has && (wanted === undefined || metadataOnly)) {
      return { encoding, metadataOnly };
    }
  }
  return null;
}

export const acceptableTypes = ({ custom }: ResourceType): readonly string[] => [
  'application/json',
  'application/yaml',
  ...(custom ? [] : [PROTOBUF]),
];

export const encoderOf = (type: ResourceType, version: string, representation: Representation): Encoder =>
  (representation.encoding === 'json' ? jsonEncoder : protobufEncoder)(type, version, representation.metadataOnly);

/** Whether a Status is to be written in protobuf. */
export const prefersProtobuf = (accept: string): boolean =>
  encodingOf(parseAccept(accept)[0]!.mediaType) === 'protobuf';

function encodingOf(mediaType: string): Representation['encoding'] | null {
  if (mediaType === PROTOBUF) {
    return 'protobuf';
  }
  return ['application/json', 'application/*', '*/*'].includes(mediaType) ? 'json' : null;
}

/** The Accept header as a server understands it that writes no protobuf. */
export const withoutProtobuf = (accept: string): string =>
  accept
    .split(',')
    .filter((clause) => !clause.trim().startsWith(PROTOBUF))
    .join(',');

function parseAccept(accept: string): Clause[] {
  const text = accept.trim() === '' ? '*/*' : accept;
  return text.split(',').map((clause) => {
    const [mediaType = '', ...parameters] = clause.split(';').map((part) => part.trim());
    return { mediaType, parameters: new Map(parameters.map(parameterOf)) };
  });
}

const parameterOf = (text: string): readonly [string, string] => {
  const [name = '', value = ''] = text.split('=');
  return [name, value];
};
