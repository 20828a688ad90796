import { stat } from 'node:fs/promises';

/**
 * Calls back when another file, or other content, stands at a path. It looks through links, so that the swap of a
 * ConfigMap's `..data` is seen. A file that is away for a moment is no change until it is back.
 */
export function watchFile(
  path: string,
  onChange: () => void,
  { intervalMs, signal }: { readonly intervalMs: number; readonly signal: AbortSignal }
): void {
  let known: string | null = null;

  async function look(): Promise<void> {
    const seen = await identityOf(path);
    if (signal.aborted) {
      return;
    }
    if (seen !== null && known !== null && seen !== known) {
      onChange();
    }
    known = seen ?? known;
    timer = setTimeout(() => void look(), intervalMs).unref();
  }

  let timer: NodeJS.Timeout | null = null;
  signal.addEventListener('abort', () => timer && clearTimeout(timer), { once: true });
  void look();
}

async function identityOf(path: string): Promise<string | null> {
  try {
    const { dev, ino, size, mtimeNs, ctimeNs } = await stat(path, { bigint: true });
    return [dev, ino, size, mtimeNs, ctimeNs].join(':');
  } catch {
    return null;
  }
}
