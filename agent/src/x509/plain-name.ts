import type { DistinguishedName, NameAttribute } from '@notafter/core';

/**
 * A distinguished name of which no value needed escaping: its RFC 4514 text says all, and the attributes are read from it
 * when they are asked for. Kept with its attributes, a name takes three times the memory.
 */
export class PlainName implements DistinguishedName {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  get attributes(): readonly NameAttribute[] {
    return this.text.split(',').reverse().flatMap(attributesOf);
  }

  toJSON(): DistinguishedName {
    return { text: this.text, attributes: this.attributes };
  }
}

function attributesOf(rdn: string): NameAttribute[] {
  return rdn.split('+').map((attribute) => {
    const at = attribute.indexOf('=');
    return { type: attribute.slice(0, at), value: attribute.slice(at + 1) };
  });
}
