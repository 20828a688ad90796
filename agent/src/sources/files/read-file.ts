import * as fs from 'node:fs';
import { promisify } from 'node:util';
import type { HostPaths } from './host-paths.ts';
import { type FileFacts, describeFailure, inspectFile, stampOf } from './inspect-file.ts';
import { type Trouble, trouble } from './trouble.ts';

const MOST_BYTES = 10 * 1024 * 1024;

/** Most files with certificates are smaller. */
const SPARE_BYTES = 16 * 1024;
const MOST_SPARE = 32;

/** Without O_NONBLOCK, opening a FIFO waits for a writer. */
const SAFE_READ = fs.constants.O_RDONLY | fs.constants.O_NONBLOCK | fs.constants.O_NOCTTY;

/** Descriptors, since a FileHandle for each of 50,000 files costs a third more time. */
const [open, read] = [promisify(fs.open), promisify(fs.read)];

export interface ReadOptions<Value> {
  readonly hostPaths: HostPaths;
  /** What to make of the bytes, at once: they are overwritten afterwards. */
  readonly decode: (bytes: Buffer) => Value;
  /** 10 MiB when absent. */
  readonly mostBytes?: number;
}

export interface Content<Value> {
  readonly ok: true;
  readonly value: Value;
  readonly stamp: string;
}

/**
 * Reads a regular file, links followed. One that changes meanwhile is read once more.
 * @param facts what `inspectFile` just said of it
 */
export async function readFile<Value>(
  path: string,
  facts: FileFacts,
  options: ReadOptions<Value>
): Promise<Content<Value> | Trouble> {
  const content = await readOnce(path, facts, options);
  if (content !== 'changed') {
    return content;
  }
  const again = await inspectFile(path, options.hostPaths);
  const second = again.ok ? await readOnce(path, again, options) : again;
  return second === 'changed'
    ? trouble('changed_while_read', `${path} changed twice while it was read; it is read again at the next pass`)
    : second;
}

async function readOnce<Value>(
  path: string,
  facts: FileFacts,
  options: ReadOptions<Value>
): Promise<Content<Value> | Trouble | 'changed'> {
  const unfit = unfitness(path, facts, options.mostBytes ?? MOST_BYTES);
  if (unfit !== null) {
    return unfit;
  }
  try {
    const descriptor = await open(facts.target, SAFE_READ);
    try {
      return await readUnchanged(descriptor, facts, options.decode);
    } finally {
      // What was just read waits for no disk, and a turn through the thread pool costs more than the call itself.
      fs.closeSync(descriptor);
    }
  } catch (error) {
    return describeFailure(path, options.hostPaths, error);
  }
}

function unfitness(path: string, facts: FileFacts, mostBytes: number): Trouble | null {
  if (facts.isDirectory) {
    return trouble('not_a_file', `${path} is a directory: write ${path}/* or ${path}/**/*.crt for the files in it`);
  }
  if (!facts.isFile) {
    return trouble('not_a_file', `${path} is a FIFO, a socket or a device, not a file`);
  }
  if (facts.size > mostBytes) {
    return trouble('too_large', `${path} has ${facts.size} bytes; at most ${mostBytes} are read`);
  }
  return null;
}

/** What was opened and read must be, afterwards, what was inspected before: neither replaced nor changed meanwhile. */
async function readUnchanged<Value>(
  descriptor: number,
  facts: FileFacts,
  decode: (bytes: Buffer) => Value
): Promise<Content<Value> | 'changed'> {
  const whole = borrowBuffer(facts.size + 1);
  const buffer = whole.subarray(0, facts.size + 1);
  try {
    const length = await fill(descriptor, buffer, facts.size);
    const after = fs.fstatSync(descriptor, { bigint: true });
    if (length !== facts.size || stampOf(after) !== facts.targetStamp) {
      return 'changed';
    }
    return { ok: true, value: decode(buffer.subarray(0, length)), stamp: facts.stamp };
  } finally {
    // There may be a private key in it.
    buffer.fill(0);
    giveBack(whole);
  }
}

/** Read into again and again: a buffer for each of 50,000 files would be garbage worth tens of megabytes at a time. */
const spareBuffers: Buffer[] = [];

function borrowBuffer(size: number): Buffer {
  return size > SPARE_BYTES ? Buffer.alloc(size) : (spareBuffers.pop() ?? Buffer.alloc(SPARE_BYTES));
}

function giveBack(buffer: Buffer): void {
  if (buffer.length === SPARE_BYTES && spareBuffers.length < MOST_SPARE) {
    spareBuffers.push(buffer);
  }
}

/** Reads until the buffer is full, the file ends, or exactly what was expected has come. */
async function fill(descriptor: number, buffer: Buffer, expected: number): Promise<number> {
  let length = 0;
  while (length < buffer.length) {
    const { bytesRead } = await read(descriptor, buffer, length, buffer.length - length, null);
    length += bytesRead;
    if (bytesRead === 0 || length === expected) {
      break;
    }
  }
  return length;
}
