export interface ListenAddress {
  /** Empty: every address of the machine. */
  readonly host: string;
  readonly port: number;
}

/** Reads `:9793`, `127.0.0.1:9793`, `localhost:9793` or `[::1]:9793`; null when it is none of them. Port 0 asks for any free one. */
export function parseListenAddress(text: string): ListenAddress | null {
  const match = /^(?:\[(?<ipv6>[0-9a-fA-F:.%\w]+)\]|(?<host>[\w.-]*)):(?<port>\d{1,5})$/.exec(text);
  const port = Number(match?.groups?.port ?? NaN);
  if (!match || port > 65_535) {
    return null;
  }
  return { host: match.groups?.ipv6 ?? match.groups?.host ?? '', port };
}

/** Where a browser on this machine finds a listener. */
export function urlOf({ host, port }: ListenAddress): string {
  if (host === '' || host === '0.0.0.0' || host === '::') {
    return `http://127.0.0.1:${port}/`;
  }
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}/`;
}
