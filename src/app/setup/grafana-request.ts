import { getBackendSrv, isFetchError } from '@grafana/runtime';
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
  const request = { url, method: 'GET', showErrorAlert: false, showSuccessAlert: false, ...options };
  try {
    return (await lastValueFrom(getBackendSrv().fetch<Answer>(request))).data;
  } catch (error) {
    throw toGrafanaError(error);
  }
}

function toGrafanaError(error: unknown): GrafanaError {
  if (isFetchError<{ readonly message?: string } | undefined>(error)) {
    return new GrafanaError(error.data?.message ?? `${error.status} ${error.statusText ?? ''}`.trim(), {
      cause: error,
    });
  }
  return new GrafanaError(error instanceof Error ? error.message : String(error), { cause: error });
}
