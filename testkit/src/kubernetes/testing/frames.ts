/** What a watch sends, message by message: lines of JSON, or protobuf behind its length in four bytes. */
export async function* frames(response: Response): AsyncGenerator<Buffer, undefined, undefined> {
  const isJson = response.headers.get('content-type') === 'application/json';
  let held = Buffer.alloc(0);
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    held = Buffer.concat([held, chunk]);
    for (let end = endOf(held, isJson); end !== -1; end = endOf(held, isJson)) {
      yield held.subarray(isJson ? 0 : 4, end);
      held = held.subarray(end);
    }
  }
}

/** Where the first message ends; -1 while it has not come in full. */
function endOf(held: Buffer, isJson: boolean): number {
  if (isJson) {
    const newline = held.indexOf('\n');
    return newline === -1 ? -1 : newline + 1;
  }
  const end = held.length < 4 ? Infinity : 4 + held.readUInt32BE(0);
  return end <= held.length ? end : -1;
}
