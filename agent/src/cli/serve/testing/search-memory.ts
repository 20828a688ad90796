import { open, readFile } from 'node:fs/promises';

const CHUNK = 4 * 1024 * 1024;

/** Which of the texts are anywhere in the memory of a process that it can write to (Linux only). */
export async function searchMemory(pid: number, texts: readonly string[]): Promise<string[]> {
  const maps = await readFile(`/proc/${pid}/maps`, 'utf8');
  const memory = await open(`/proc/${pid}/mem`);
  const found = new Set<string>();
  try {
    for (const [, from = '', to = ''] of maps.matchAll(/^([0-9a-f]+)-([0-9a-f]+) rw/gm)) {
      const [start, end] = [Number.parseInt(from, 16), Number.parseInt(to, 16)];
      (await searchStream(chunksOf(memory, start, end), texts)).forEach((text) => found.add(text));
    }
  } finally {
    await memory.close();
  }
  return texts.filter((text) => found.has(text));
}

type Memory = Awaited<ReturnType<typeof open>>;

async function* chunksOf(memory: Memory, start: number, end: number): AsyncIterable<Buffer> {
  const buffer = Buffer.allocUnsafe(CHUNK);
  for (let at = start; at < end;) {
    const length = await readSome(memory, buffer, Math.min(CHUNK, end - at), at);
    if (length === 0) {
      return;
    }
    yield buffer.subarray(0, length);
    at += length;
  }
}

async function readSome(memory: Memory, buffer: Buffer, length: number, at: number): Promise<number> {
  try {
    return (await memory.read(buffer, 0, length, at)).bytesRead;
  } catch (error) {
    // Pages that are reserved, and that nothing lies behind.
    if (error instanceof Error && 'code' in error && error.code === 'EIO') {
      return 0;
    }
    throw error;
  }
}

/** Which of the texts are in what comes. */
export async function searchStream(chunks: AsyncIterable<Buffer>, texts: readonly string[]): Promise<string[]> {
  const overlap = Math.max(...texts.map(({ length }) => length)) - 1;
  const found = new Set<string>();
  let tail: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const bytes = Buffer.concat([tail, chunk]);
    texts.filter((text) => !found.has(text) && bytes.includes(text)).forEach((text) => found.add(text));
    tail = Buffer.from(bytes.subarray(Math.max(0, bytes.length - overlap)));
  }
  return texts.filter((text) => found.has(text));
}
