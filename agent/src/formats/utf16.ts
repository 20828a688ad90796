/**
 * The octets that matter of a text in UTF-16, as Windows tools write it; null when it is none. Characters beyond Latin-1
 * become `?`: no PEM block has any. No string is made, since private keys may be among the text.
 */
export function fromUtf16(bytes: Buffer): Buffer | null {
  const high = highOctet(bytes);
  if (high === null) {
    return null;
  }
  const narrow = Buffer.alloc(Math.floor(bytes.length / 2), '?');
  for (let at = 0; at < narrow.length; at++) {
    if (bytes[at * 2 + high] === 0) {
      narrow[at] = bytes[at * 2 + 1 - high]!;
    }
  }
  return narrow;
}

/** Which octet of each pair is the high one: told by the byte order mark, or by two first characters of ASCII. */
function highOctet(bytes: Buffer): 0 | 1 | null {
  if (bytes.length < 4) {
    return null;
  }
  const first = bytes.readUInt16BE(0);
  if (first === 0xfeff || first === 0xfffe) {
    return first === 0xfeff ? 0 : 1;
  }
  if (isAsciiPairs(bytes, 0)) {
    return 1;
  }
  return isAsciiPairs(bytes, 1) ? 0 : null;
}

/** Whether the first two pairs have a character of ASCII at this offset, and a zero at the other. */
function isAsciiPairs(bytes: Buffer, low: 0 | 1): boolean {
  const high = 1 - low;
  return bytes[high] === 0 && bytes[2 + high] === 0 && isAscii(bytes[low]) && isAscii(bytes[2 + low]);
}

function isAscii(octet: number | undefined): boolean {
  return octet !== undefined && octet >= 0x09 && octet < 0x7f;
}
