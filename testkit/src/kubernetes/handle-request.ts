import type { IncomingMessage } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { User } from './access.ts';
import { accessReview } from './access-review.ts';
import { discoveryDocument } from './discovery.ts';
import { type Answer, type Handling, authorize, handleResource } from './handle-resource.ts';
import { prefersProtobuf } from './media-type.ts';
import type { Outlet } from './outlet.ts';
import { PROTOBUF, protobufStatus } from './protobuf-encoder.ts';
import { parseResourcePath } from './resource-request.ts';
import { type Status, forbiddenPath, methodNotAllowed, statusBody, unauthorized } from './status.ts';

/** Bodies that are longer are compressed for clients that accept it. */
const GZIP_FROM_BYTES = 128 * 1024;

export interface ApiRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly accept: string;
  readonly acceptsGzip: boolean;
  /** Null when nobody knows who asks. */
  readonly user: User | null;
  readonly body: unknown;
}

/** Answers a request as the API server does: who are you, may you, what is it. */
export function answerOf(request: ApiRequest, handling: Handling): Answer {
  const { method, path, query, accept, user } = request;
  if (user === null) {
    return { kind: 'status', status: unauthorized };
  }
  const resource = parseResourcePath(path);
  if (method === 'POST') {
    const review = accessReview(path, request.body, user);
    return review === null ? { kind: 'status', status: methodNotAllowed } : document(review);
  }
  if (method !== 'GET') {
    return { kind: 'status', status: methodNotAllowed };
  }
  if (resource === null) {
    return answerPath(path, user, handling);
  }
  const status = authorize(resource, query, user);
  if (status !== null) {
    return { kind: 'status', status };
  }
  return handleResource(handling, resource, query, accept);
}

const HEALTH = ['/healthz', '/livez', '/readyz'];

function answerPath(path: string, user: User, { store, gitVersion }: Handling): Answer {
  if (HEALTH.includes(path)) {
    return { kind: 'body', contentType: 'text/plain; charset=utf-8', body: Buffer.from('ok') };
  }
  if (path === '/version') {
    const [major, minor] = gitVersion.slice(1).split('.');
    return document({ major, minor, gitVersion, platform: 'linux/amd64' });
  }
  if (user.name === 'system:anonymous') {
    return { kind: 'status', status: forbiddenPath(user.name, 'get', path) };
  }
  const found = discoveryDocument(path, store.types);
  return found === undefined ? { kind: 'no-page' } : document(found);
}

const document = (body: object): Answer => ({
  kind: 'body',
  contentType: 'application/json',
  body: Buffer.from(`${JSON.stringify(body)}\n`),
});

/** Writes an answer and returns its status code. */
export function writeAnswer(answer: Answer, { accept, acceptsGzip, method }: ApiRequest, outlet: Outlet): number {
  switch (answer.kind) {
    case 'status':
      return writeStatus(answer.status, accept, outlet);
    case 'no-page':
      return writeBody(outlet, 404, 'text/plain; charset=utf-8', Buffer.from('404 page not found\n'));
    case 'stream':
      answer.start(outlet);
      return 200;
    case 'body': {
      const code = method === 'POST' ? 201 : 200;
      return acceptsGzip && answer.body.length > GZIP_FROM_BYTES
        ? writeBody(outlet, code, answer.contentType, gzipSync(answer.body, { level: 1 }), {
            'content-encoding': 'gzip',
          })
        : writeBody(outlet, code, answer.contentType, answer.body);
    }
  }
}

export function writeStatus(status: Status, accept: string, outlet: Outlet): number {
  const seconds = status.details?.retryAfterSeconds;
  const headers: Record<string, string> = seconds === undefined ? {} : { 'retry-after': String(seconds) };
  return prefersProtobuf(accept)
    ? writeBody(outlet, status.code, PROTOBUF, protobufStatus(status), headers)
    : writeBody(
        outlet,
        status.code,
        'application/json',
        Buffer.from(`${JSON.stringify(statusBody(status))}\n`),
        headers
      );
}

function writeBody(
  outlet: Outlet,
  code: number,
  contentType: string,
  body: Buffer,
  headers: Readonly<Record<string, string>> = {}
): number {
  outlet.head(code, { 'content-type': contentType, 'content-length': String(body.length), ...headers });
  outlet.end(body);
  return code;
}

/** The body of a request as JSON; null when it is none. */
export async function readJson(message: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) {
    chunks.push(chunk as Buffer);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString());
  } catch {
    return null;
  }
}
