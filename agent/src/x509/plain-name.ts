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
    const attributes: NameAttribute[] = [];
    for (let end = this.text.length; end > 0;) {
      const start = this.text.lastIndexOf(',', end - 1) + 1;
      addAttributes(attributes, this.text.slice(start, end));
      end = start - 1;
    }
    return attributes;
  }

  toJSON(): DistinguishedName {
    return { text: this.text, attributes: this.attributes };
  }
}

function addAttributes(attributes: NameAttribute[], rdn: string): void {
  for (const attribute of rdn.includes('+') ? rdn.split('+') : [rdn]) {
    const at = attribute.indexOf('=');
    attributes.push({ type: attribute.slice(0, at), value: attribute.slice(at + 1) });
  }
}
