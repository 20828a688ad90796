import { type BackendSrvRequest, getBackendSrv, isFetchError } from '@grafana/runtime';
import { lastValueFrom } from 'rxjs';

/** A request that Grafana refused, in its own words. */
export class GrafanaError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'GrafanaError';
  }
}

interface RequestOptions {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly data?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One request to Grafana's HTTP API. Rejects with a `GrafanaError`; Grafana shows no alert of its own. */
export async function grafanaRequest<Answer>(url: string, options: RequestOptions = {}): Promise<Answer> {
  const request: BackendSrvRequest = {
    url,
    method: 'GET',
    showErrorAlert: false,
    showSuccessAlert: false,
    // Grafana answers the removal of a rule with nothing, and calls it JSON.
    ...(options.method === 'DELETE' && { responseType: 'text' }),
    ...options,
  };
  try {
    return (await lastValueFrom(getBackendSrv().fetch<Answer>(request))).data;
  } catch (error) {
    throw toGrafanaError(error);
  }
}

function toGrafanaError(error: unknown): GrafanaError {
  if (!isFetchError<unknown>(error)) {
    return new GrafanaError(error instanceof Error ? error.message : String(error), { cause: error });
  }
  const message = messageIn(error.data) ?? `${error.status} ${error.statusText ?? ''}`.trim();
  return new GrafanaError(message, { cause: error });
}

/** `{ message }`, as an object or as text. */
function messageIn(data: unknown): string | undefined {
  const text = typeof data === 'string' ? /"message":"((?:[^"\\]|\\.)*)"/.exec(data)?.[1] : undefined;
  return text ?? (data as { readonly message?: string } | null | undefined)?.message;
}
