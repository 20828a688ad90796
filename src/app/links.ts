export const APP_ROOT = '/a/notafter-certificates-app';

type Parameters = Readonly<Record<string, string>>;

/** Paths of the app's pages. They keep the chosen data source, where there is a choice. */
export interface Links {
  overview(parameters?: Parameters): string;
  slot(id: string): string;
  find(parameters: Parameters): string;
  sources(): string;
  readiness(): string;
  setup(parameters?: Parameters): string;
  /** Any path of the app, with what the others keep. */
  keep(path: string): string;
}

export function createLinks(chosen: string | null): Links {
  const to = (path: string, parameters: Parameters = {}) => {
    const search = new URLSearchParams({ ...parameters, ...(chosen === null ? {} : { ds: chosen }) }).toString();
    return `${APP_ROOT}${path}${search && `?${search}`}`;
  };
  return {
    overview: (parameters) => to('', parameters),
    slot: (id) => to(`/slot/${encodeURIComponent(id)}`),
    find: (parameters) => to('/find', parameters),
    sources: () => to('/sources'),
    readiness: () => to('/readiness'),
    setup: (parameters) => to('/setup', parameters),
    keep: (path) => (chosen === null ? path : `${path}?${new URLSearchParams({ ds: chosen })}`),
  };
}
