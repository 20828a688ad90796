/** What Grafana told the browser that its user may do; of nobody, as outside Grafana, without an argument. */
export function signedInWith(granted: readonly string[] = []): void {
  const permissions = Object.fromEntries(granted.map((action) => [action, true]));
  Object.assign(window, { grafanaBootData: { user: { permissions } } });
}
