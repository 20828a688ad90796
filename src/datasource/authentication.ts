import type { Options } from './change-settings';
import { addHeader, changeHeader, readHeaders, removeHeader } from './http-headers';

export type AuthenticationMethod = 'none' | 'basic' | 'token';

const SCHEME = 'Bearer ';

/** Where the bearer token stands among the custom headers; −1 when there is none. */
export function tokenIndex(options: Options): number {
  return readHeaders(options).findIndex(({ name }) => name.toLowerCase() === 'authorization');
}

export function methodOf(options: Options): AuthenticationMethod {
  if (options.basicAuth) {
    return 'basic';
  }
  return tokenIndex(options) === -1 ? 'none' : 'token';
}

/** Grafana's proxy knows no bearer tokens: one is kept as the custom header Authorization, whose value is a secret. */
export function withMethod(options: Options, method: AuthenticationMethod): Options {
  const index = tokenIndex(options);
  const basic = { ...options, basicAuth: method === 'basic' };
  if (method === 'token') {
    return index === -1 ? addHeader(basic, { name: 'Authorization', value: '', configured: false }) : basic;
  }
  return index === -1 ? basic : removeHeader(basic, index);
}

export function tokenOf(options: Options): { readonly token: string; readonly configured: boolean } {
  const header = readHeaders(options)[tokenIndex(options)];
  const value = header?.value ?? '';
  return {
    token: value.startsWith(SCHEME) ? value.slice(SCHEME.length) : value,
    configured: header?.configured ?? false,
  };
}

export function withToken(options: Options, token: string): Options {
  const value = token === '' ? '' : `${SCHEME}${token}`;
  return changeHeader(options, tokenIndex(options), { name: 'Authorization', value, configured: false });
}
