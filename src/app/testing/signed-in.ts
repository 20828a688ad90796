import { config } from '@grafana/runtime';

/** What Grafana told the browser that its user may do; of nobody, as outside Grafana, without an argument. */
export function signedInWith(permissions?: readonly string[]): void {
  const user =
    permissions === undefined ? {} : { permissions: Object.fromEntries(permissions.map((one) => [one, true])) };
  config.bootData = { ...config.bootData, user } as typeof config.bootData;
}
