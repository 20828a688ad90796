import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { type IncomingMessage } from 'node:http';
import https from 'node:https';
import path from 'node:path';
import { type ApiServer, createApiServer, type Manifest } from '@notafter/testkit';
import { type Chain, corpus, fileOf } from '../corpus.ts';
import { secretManifest } from './secret-manifest.ts';

/** The child of `start-api-server.ts`: an API server double with a Secret for each file of a corpus. */
const TOKEN = 'bench-token';
const [count, chain, encoding] = process.argv.slice(2);
const root = corpus(Number(count), chain as Chain);
const server = await createApiServer({ protobuf: encoding === 'protobuf' });
for (let index = 0; index < Number(count); index++) {
  server.apply(secretManifest(index, readFileSync(path.join(root, fileOf(index)), 'latin1')));
}

await writeAllOnce(server);

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
process.send!({ kubeconfig: server.kubeconfig(TOKEN) });

/** What the double writes it keeps, so that afterwards a list costs it little: not its work is to be measured. */
async function writeAllOnce({ url, caPem }: ApiServer): Promise<void> {
  const headers = { accept: 'application/vnd.kubernetes.protobuf, application/json', authorization: `Bearer ${TOKEN}` };
  const request = https.get(`${url}/api/v1/secrets`, { ca: caPem, headers, agent: false });
  const [answer] = (await once(request, 'response')) as [IncomingMessage];
  answer.resume();
  await once(answer, 'end');
}
