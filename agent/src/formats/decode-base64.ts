const LINE = 64;

/** What is decoded here is read before the next is. */
const scratch = Buffer.allocUnsafeSlow(16 * 1024);

/** Bytes of a PEM body, and whether something in it is no base64. */
export interface Decoded {
  /** Good until the next is decoded. */
  readonly der: Buffer;
  readonly flaw: string | null;
}

/** Decodes what stands between BEGIN and END: lines of any length, headers (RFC 1421 §4.6) before them or not. */
export function decodeBase64(bytes: Buffer, start: number, end: number): Decoded {
  const body = bytes.toString('latin1', start, end);
  const der = bytesOf(body);
  if (hasUsualLayout(body.length, der.length)) {
    return { der, flaw: null };
  }
  const text = withoutHeaders(body);
  const plain = text.replace(/\\[nrt]/g, ' ');
  return { der: plain === body ? der : Buffer.from(plain, 'base64'), flaw: flawOf(text) };
}

function bytesOf(base64: string): Buffer {
  return base64.length > scratch.length
    ? Buffer.from(base64, 'base64')
    : scratch.subarray(0, scratch.write(base64, 'base64'));
}

/** Lines of 64 characters and one or two octets a line break leave no room for anything else. */
function hasUsualLayout(bodyLength: number, byteLength: number): boolean {
  const characters = Math.ceil(byteLength / 3) * 4;
  const lineBreaks = Math.ceil(characters / LINE) + 1;
  return bodyLength === characters + lineBreaks || bodyLength === characters + 2 * lineBreaks;
}

/** Base64 has no colon: where the first line has one, headers go on until the end of the last line that has. */
function withoutHeaders(body: string): string {
  const [firstLine = ''] = body.trimStart().split(/[\r\n]/, 1);
  if (!firstLine.includes(':')) {
    return body;
  }
  const lastHeader = body.slice(body.lastIndexOf(':'));
  const lineEnd = lastHeader.search(/[\r\n]/);
  return lineEnd === -1 ? '' : lastHeader.slice(lineEnd);
}

function flawOf(text: string): string | null {
  const junk = text.search(/[^A-Za-z0-9+/=\s]/);
  if (junk !== -1) {
    return 'it has characters that are no base64';
  }
  return /=\s*[^=\s]/.test(text) ? 'its base64 goes on after its end' : null;
}
