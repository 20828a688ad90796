import { config } from '@grafana/runtime';

/** As Grafana told this browser when it loaded. */
const permissions = (): Readonly<Record<string, unknown>> => config.bootData?.user?.permissions ?? {};

/** Whether the user may do all of it; outside Grafana nobody may. */
export const may = (...actions: readonly string[]): boolean => actions.every((action) => action in permissions());

/** Whether a Grafana is around the page at all: in one, everybody may do something. */
export const isInGrafana = (): boolean => Object.keys(permissions()).length > 0;
