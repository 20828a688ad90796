import { getBackendSrv, isFetchError } from '@grafana/runtime';
import { lastValueFrom } from 'rxjs';

/** A request that Grafana refused, in its own words. */
export class GrafanaError extends Error {
  readonly status: number;

  constructor(status: number, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'GrafanaError';
    this.status = status;
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

/** The answer, or `fallback` where Grafana has no such thing. */
export async function orWhenMissing<Answer>(answer: Promise<Answer>, fallback: Answer): Promise<Answer> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof GrafanaError && error.status === 404) {
      return fallback;
    }
    throw error;
  }
}

function toGrafanaError(error: unknown): GrafanaError {
  if (isFetchError<{ readonly message?: string } | undefined>(error)) {
    return new GrafanaError(error.status, error.data?.message ?? error.statusText ?? '', { cause: error });
  }
  return new GrafanaError(0, error instanceof Error ? error.message : String(error), { cause: error });
}
