/** Loaded into an agent before it starts: writes a heap snapshot into the file that a message names. */
import { writeHeapSnapshot } from 'node:v8';

process.on('message', (file: string) => {
  process.send?.(writeHeapSnapshot(file));
});
process.channel?.unref();
