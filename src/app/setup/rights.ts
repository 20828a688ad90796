import { grafanaRequest } from './grafana-request';

/** What the user who is signed in may do here. */
export interface Rights {
  readonly addDataSources: boolean;
  readonly writeRules: boolean;
}

/** Decided by permissions, as Grafana's custom roles can give them to anybody; not by the name of a role. */
export async function rights(): Promise<Rights> {
  const permissions = await grafanaRequest<Readonly<Record<string, unknown>>>('/api/access-control/user/permissions');
  const may = (...actions: readonly string[]) => actions.every((action) => action in permissions);
  return {
    addDataSources: may('datasources:create'),
    writeRules:
      may('folders:create') &&
      may('alert.rules:create', 'alert.rules:write', 'alert.rules:delete', 'alert.provisioning.provenance:write'),
  };
}
