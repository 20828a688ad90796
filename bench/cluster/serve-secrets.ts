import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createApiServer, type Manifest } from '@notafter/testkit';
import { type Chain, corpus, fileOf } from '../corpus.ts';
import { secretManifest } from './secret-manifest.ts';

/** The child of `start-api-server.ts`: an API server double with a Secret for each file of a corpus. */
const [count, chain, encoding] = process.argv.slice(2);
const root = corpus(Number(count), chain as Chain);
const server = await createApiServer({ protobuf: encoding === 'protobuf' });
for (let index = 0; index < Number(count); index++) {
  server.apply(secretManifest(index, readFileSync(path.join(root, fileOf(index)), 'latin1')));
}

process.on('message', async (message: { readonly apply?: Manifest; readonly awayMs?: number }) => {
  if (message.apply !== undefined) {
    server.apply(message.apply);
  }
  if (message.awayMs !== undefined) {
    await server.stop();
    setTimeout(() => void server.start(), message.awayMs);
  }
});
process.on('disconnect', () => process.exit());
process.send!({ kubeconfig: server.kubeconfig('bench-token') });
