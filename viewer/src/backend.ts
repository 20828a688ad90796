import type { BackendSrv, BackendSrvRequest, FetchResponse } from '@grafana/runtime';
import { Observable } from 'rxjs';

/** Grafana's HTTP service, as far as the plugin uses it: an answer that is no success rejects with status and data. */
export function createBackend(): BackendSrv {
  const fetchOnce = <T>(request: BackendSrvRequest): Observable<FetchResponse<T>> =>
    new Observable((subscriber) => {
      const abort = new AbortController();
      request.abortSignal?.addEventListener('abort', () => abort.abort());
      send<T>(request, abort.signal).then(
        (response) => {
          subscriber.next(response);
          subscriber.complete();
        },
        (error: unknown) => subscriber.error(error)
      );
      return () => abort.abort();
    });
  const once = async <T>(request: BackendSrvRequest): Promise<T> => {
    return new Promise((resolve, reject) => {
      fetchOnce<T>(request).subscribe({ next: (response) => resolve(response.data), error: reject });
    });
  };
  const backend: Pick<BackendSrv, 'fetch' | 'get' | 'post'> = {
    fetch: fetchOnce,
    get: (url: string) => once({ url, method: 'GET' }),
    post: (url: string, data?: unknown) => once({ url, method: 'POST', data }),
  };
  return backend as BackendSrv;
}

async function send<T>(request: BackendSrvRequest, signal: AbortSignal): Promise<FetchResponse<T>> {
  const response = await answerTo(request, signal);
  const text = await response.text();
  const data = parse(text);
  const answer = {
    config: request,
    data: data as T,
    headers: response.headers,
    ok: response.ok,
    redirected: response.redirected,
    status: response.status,
    statusText: response.statusText,
    type: response.type,
    url: response.url,
  };
  if (!response.ok) {
    throw answer;
  }
  return answer;
}

/** Grafana's proxy says 502 when the data source does not answer; here the page's own server is the data source. */
async function answerTo(request: BackendSrvRequest, signal: AbortSignal): Promise<Response> {
  const query = new URLSearchParams(request.params as Record<string, string> | undefined).toString();
  try {
    return await fetch(query === '' ? request.url : `${request.url}?${query}`, {
      method: request.method ?? 'GET',
      headers: { ...(request.data === undefined ? {} : { 'content-type': 'application/json' }), ...request.headers },
      signal,
      ...(request.data === undefined ? {} : { body: JSON.stringify(request.data) }),
    });
  } catch (error) {
    if (signal.aborted) {
      throw error;
    }
    throw { status: 502, statusText: 'Bad Gateway', data: { message: 'connection refused' }, config: request };
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
