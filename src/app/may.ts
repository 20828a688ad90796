/** What Grafana told this browser when it loaded: its own `config`, whose type changes with every version of Grafana. */
interface Booted {
  readonly grafanaBootData?: { readonly user?: { readonly permissions?: Readonly<Record<string, unknown>> } };
}

const permissions = (): Readonly<Record<string, unknown>> =>
  (window as unknown as Booted).grafanaBootData?.user?.permissions ?? {};

/** Whether the user may do all of it; outside Grafana nobody may. */
export const may = (...actions: readonly string[]): boolean => actions.every((action) => action in permissions());

/** Whether a Grafana is around the page at all: in one, everybody may do something. */
export const isInGrafana = (): boolean => Object.keys(permissions()).length > 0;
