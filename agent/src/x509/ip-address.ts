/** The text of an address's octets: dotted for 4, RFC 5952 for 16; null for any other number. */
export function ipAddressText(bytes: Buffer, start: number, end: number): string | null {
  switch (end - start) {
    case 4:
      return dotted(bytes, start);
    case 16:
      return isIpv4Mapped(bytes, start) ? `::ffff:${dotted(bytes, start + 12)}` : compressed(bytes, start);
    default:
      return null;
  }
}

function dotted(bytes: Buffer, at: number): string {
  return `${bytes[at]}.${bytes[at + 1]}.${bytes[at + 2]}.${bytes[at + 3]}`;
}

function isIpv4Mapped(bytes: Buffer, at: number): boolean {
  return bytes.readUIntBE(at, 6) === 0 && bytes.readUIntBE(at + 6, 6) === 0xffff;
}

/** `::` stands for the longest run of zero groups, the first of equals, never for a single one (RFC 5952 §4.2). */
function compressed(bytes: Buffer, at: number): string {
  const groups = Array.from({ length: 8 }, (_, group) => bytes.readUInt16BE(at + group * 2).toString(16));
  const runs = groups.map((_, from) => groups.slice(from).findIndex((group) => group !== '0'));
  const lengths = runs.map((length, from) => (length === -1 ? groups.length - from : length));
  const longest = Math.max(...lengths);
  if (longest < 2) {
    return groups.join(':');
  }
  const from = lengths.indexOf(longest);
  return `${groups.slice(0, from).join(':')}::${groups.slice(from + longest).join(':')}`;
}
