/** Where a list goes on; `version` -1 for whatever there is now, as after a compaction. */
export interface ContinueToken {
  readonly version: number;
  /** The last key of the page before. */
  readonly after: string;
}

/** Opaque to clients, and of the form that the API server gives it. */
export const encodeContinue = ({ version, after }: ContinueToken): string =>
  Buffer.from(JSON.stringify({ v: 'meta.k8s.io/v1', rv: version, start: `${after}\0` })).toString('base64url');

/** Null when the text is no such token. */
export function decodeContinue(text: string): ContinueToken | null {
  try {
    const { rv, start } = JSON.parse(Buffer.from(text, 'base64url').toString()) as { rv?: unknown; start?: unknown };
    return typeof rv === 'number' && typeof start === 'string' ? { version: rv, after: start.slice(0, -1) } : null;
  } catch {
    return null;
  }
}
