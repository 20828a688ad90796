import type { ResourceType } from './resource-type.ts';

interface DefinitionSpec {
  readonly group: string;
  readonly scope: 'Namespaced' | 'Cluster';
  readonly names: { readonly kind: string; readonly plural: string };
  readonly versions: ReadonlyArray<{ readonly name: string; readonly served?: boolean }>;
}

/** The resource types that a CustomResourceDefinition defines: none when its spec says nothing of use. */
export function servedByDefinition(body: Readonly<Record<string, unknown>>): ResourceType[] {
  const spec = body['spec'] as Partial<DefinitionSpec> | undefined;
  if (spec?.group === undefined || spec.names?.plural === undefined) {
    return [];
  }
  const versions = (spec.versions ?? []).filter(({ served }) => served !== false).map(({ name }) => name);
  const { kind, plural } = spec.names;
  return [
    { group: spec.group, versions, kind, plural, namespaced: spec.scope === 'Namespaced', custom: true, fields: [] },
  ];
}
