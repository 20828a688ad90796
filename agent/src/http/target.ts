/** What a request is for. */
export interface Target {
  /** Begins with a slash; percent-encoded, and sure to be decodable. */
  readonly path: string;
  readonly query: URLSearchParams;
}

/**
 * Takes the target of a request apart: a path with a query, or a whole URL, as to a proxy (RFC 9112 §3.2). Null when it is
 * neither, or a percent encoding of its path is no UTF-8.
 */
export function parseTarget(url: string): Target | null {
  const origin = /^https?:\/\/[^/?#]+/i.exec(url)?.[0] ?? '';
  const rest = url.slice(origin.length);
  const isRoot = origin !== '' && !rest.startsWith('/');
  const [, path = '', search = ''] = /^(\/[^?#]*)(\?[^#]*)?$/.exec(isRoot ? `/${rest}` : rest) ?? [];
  return path !== '' && isDecodable(path) ? { path, query: new URLSearchParams(search) } : null;
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
