import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Incoming } from './incoming.ts';
import type { Service } from './service.ts';
import { writeAnswer } from './write-answer.ts';

/** Has a server of `node:http` answered by a service. */
export function requestListener(service: Service): RequestListener {
  return (request, response) => void serveOne(service, request, response);
}

async function serveOne(service: Service, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const incoming = incomingOf(request, response);
  try {
    await writeAnswer(await service.answer(incoming), response, incoming.signal);
  } catch (error) {
    await answerFailure(service, error, incoming, response);
  }
}

function incomingOf(request: IncomingMessage, response: ServerResponse): Incoming {
  const { method = 'GET', url = '', headers } = request;
  const gone = new AbortController();
  response.on('close', () => {
    if (!response.writableFinished) {
      gone.abort();
    }
  });
  return { method, url, headers, body: request, signal: gone.signal };
}

/** An answer of which a part is sent already can only be broken off, or the client would take it for complete. */
async function answerFailure(
  service: Service,
  error: unknown,
  incoming: Incoming,
  response: ServerResponse
): Promise<void> {
  const failure = service.failed(error, incoming);
  if (response.headersSent || incoming.signal.aborted) {
    response.destroy();
  } else {
    await writeAnswer(failure, response, incoming.signal);
  }
}
