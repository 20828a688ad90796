import {
  type BackendSrv,
  type BackendSrvRequest,
  setBackendSrv,
  setTemplateSrv,
  type TemplateSrv,
} from '@grafana/runtime';
import { Observable } from 'rxjs';

/** For tests: what Grafana's data source proxy answers to one request, or what the browser says of it. */
export type Answer = { readonly status: number; readonly body: unknown } | 'never' | Error;

export interface FakeProxy {
  readonly requests: BackendSrvRequest[];
  /** Requests that the browser gave up. */
  readonly aborted: string[];
}

/** Answers like Grafana's backendSrv: emits what has a good status, errors with a FetchError otherwise. */
export function installProxy(answer: (request: BackendSrvRequest) => Answer): FakeProxy {
  const proxy: FakeProxy = { requests: [], aborted: [] };
  const fetch = (config: BackendSrvRequest) =>
    new Observable((subscriber) => {
      proxy.requests.push(config);
      config.abortSignal?.addEventListener('abort', () => {
        proxy.aborted.push(config.url);
        subscriber.error({ status: -1, statusText: 'Request was aborted', data: null, cancelled: true, config });
      });
      const given = answer(config);
      if (given === 'never') {
        return;
      }
      if (given instanceof Error) {
        subscriber.error(given);
        return;
      }
      const response = { status: given.status, statusText: '', data: given.body, config };
      if (given.status >= 200 && given.status < 300) {
        subscriber.next({ ...response, ok: true });
        subscriber.complete();
      } else {
        subscriber.error(response);
      }
    });
  setBackendSrv({ fetch } as unknown as BackendSrv);
  return proxy;
}

export interface FakeVariable {
  readonly value: string | readonly string[];
  readonly multi?: boolean;
}

/** Replaces `$name` and `${name}` as Grafana's templateSrv does, through the caller's format. */
export function installVariables(variables: Readonly<Record<string, FakeVariable>> = {}): void {
  const replace = (text = '', _scoped: unknown, format?: unknown) =>
    text.replace(/\$(?:(\w+)|\{(\w+)\})/g, (whole, bare?: string, braced?: string) => {
      const variable = variables[bare ?? braced ?? ''];
      if (variable === undefined) {
        return whole;
      }
      return typeof format === 'function' ? format(variable.value, variable) : String(variable.value);
    });
  setTemplateSrv({ replace } as unknown as TemplateSrv);
}
