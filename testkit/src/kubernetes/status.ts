/** `meta/v1` Status: what the API server answers with instead of an object. */
export interface Status {
  readonly message: string;
  readonly reason: string;
  readonly code: number;
  readonly details?: StatusDetails;
  /** Token with which an expired list can go on, inconsistently. */
  readonly continueToken?: string;
}

export interface StatusDetails {
  readonly name?: string;
  readonly group?: string;
  readonly kind?: string;
  readonly causes?: ReadonlyArray<{ readonly reason: string; readonly message: string }>;
  readonly retryAfterSeconds?: number;
}

export const statusBody = ({ message, reason, code, details, continueToken }: Status): Record<string, unknown> => ({
  kind: 'Status',
  apiVersion: 'v1',
  metadata: continueToken === undefined ? {} : { continue: continueToken },
  status: 'Failure',
  message,
  reason,
  ...(details === undefined ? {} : { details }),
  code,
});

interface Named {
  readonly group: string;
  readonly plural: string;
}

const qualified = ({ group, plural }: Named): string => (group === '' ? plural : `${plural}.${group}`);
const detailsOf = ({ group, plural }: Named, name?: string): StatusDetails => ({
  ...(name === undefined ? {} : { name }),
  ...(group === '' ? {} : { group }),
  kind: plural,
});

export const unauthorized: Status = { message: 'Unauthorized', reason: 'Unauthorized', code: 401 };

export const badRequest = (message: string): Status => ({ message, reason: 'BadRequest', code: 400 });

export const notFound = (resource: Named, name: string): Status => ({
  message: `${qualified(resource)} "${name}" not found`,
  reason: 'NotFound',
  code: 404,
  details: detailsOf(resource, name),
});

export const noSuchResource: Status = {
  message: 'the server could not find the requested resource',
  reason: 'NotFound',
  code: 404,
  details: {},
};

export const methodNotAllowed: Status = {
  message: 'the server does not allow this method on the requested resource',
  reason: 'MethodNotAllowed',
  code: 405,
  details: {},
};

export const notAcceptable = (mediaTypes: readonly string[]): Status => ({
  message: `only the following media types are accepted: ${mediaTypes.join(', ')}`,
  reason: 'NotAcceptable',
  code: 406,
});

/** As the authorizer words it, `User "…" cannot list resource "secrets" in API group "" at the cluster scope`. */
export const forbidden = (resource: Named, name: string | null, because: string): Status => ({
  message: `${qualified(resource)}${name === null ? '' : ` "${name}"`} is forbidden: ${because}`,
  reason: 'Forbidden',
  code: 403,
  details: detailsOf(resource, name ?? undefined),
});

export const forbiddenPath = (user: string, verb: string, path: string): Status => ({
  message: `forbidden: User "${user}" cannot ${verb} path "${path}"`,
  reason: 'Forbidden',
  code: 403,
  details: {},
});

export const invalid = (field: string, message: string): Status => ({
  message: `ListOptions.meta.k8s.io "" is invalid: ${field}: ${message}`,
  reason: 'Invalid',
  code: 422,
  details: { group: 'meta.k8s.io', kind: 'ListOptions', causes: [{ reason: 'FieldValueForbidden', message }] },
});

export const expired = (message: string, continueToken?: string): Status => ({
  message,
  reason: 'Expired',
  code: 410,
  ...(continueToken === undefined ? {} : { continueToken }),
});

export const tooOldVersion = (version: number, oldest: number): Status =>
  expired(`too old resource version: ${version} (${oldest})`);

export const tooLargeVersion = (version: number, current: number): Status => ({
  message: `Timeout: Too large resource version: ${version}, current: ${current}`,
  reason: 'Timeout',
  code: 504,
  details: {
    causes: [{ reason: 'ResourceVersionTooLarge', message: 'Too large resource version' }],
    retryAfterSeconds: 1,
  },
});

const OF_CODE: Readonly<Record<number, readonly [reason: string, message: string]>> = {
  400: ['BadRequest', 'the server rejected our request for an unknown reason'],
  401: ['Unauthorized', 'Unauthorized'],
  403: ['Forbidden', 'forbidden'],
  404: ['NotFound', 'the server could not find the requested resource'],
  406: ['NotAcceptable', 'the server was unable to respond with a content type that the client supports'],
  410: ['Expired', 'The resourceVersion for the provided list is too old.'],
  429: ['TooManyRequests', 'the server has received too many requests and has asked us to try again later'],
  500: ['InternalError', 'Internal error occurred: etcdserver: request timed out'],
  503: ['ServiceUnavailable', 'the server is currently unable to handle the request'],
  504: ['Timeout', 'the server was unable to return a response in the time allotted'],
};

/** What the server says when it fails with a code, of its own accord or by an injected fault. */
export function statusOfCode(code: number, retryAfterSeconds?: number): Status {
  const [reason, message] = OF_CODE[code] ?? ['Unknown', `an error on the server (${code})`];
  const details = retryAfterSeconds === undefined ? {} : { details: { retryAfterSeconds } };
  return { message, reason, code, ...details };
}
