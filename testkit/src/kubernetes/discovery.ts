import { type ResourceType, groupVersion } from './resource-type.ts';

/** The document of `/api`, `/apis`, `/apis/<group>` or one of their versions; undefined when there is none. */
export function discoveryDocument(path: string, types: readonly ResourceType[]): object | undefined {
  const [root, ...parts] = path.split('/').filter((part) => part !== '');
  if (root === 'api') {
    return coreDocument(parts, types);
  }
  if (root !== 'apis' || parts.length > 2) {
    return undefined;
  }
  const [group, version] = parts;
  if (group === undefined) {
    return { kind: 'APIGroupList', apiVersion: 'v1', groups: groupsOf(types).map((name) => groupOf(name, types)) };
  }
  if (!groupsOf(types).includes(group)) {
    return undefined;
  }
  return version === undefined
    ? { kind: 'APIGroup', apiVersion: 'v1', ...groupOf(group, types) }
    : resourceList(group, version, types);
}

function coreDocument([version, ...more]: readonly string[], types: readonly ResourceType[]): object | undefined {
  if (version === undefined) {
    const addresses = [{ clientCIDR: '0.0.0.0/0', serverAddress: '127.0.0.1:6443' }];
    return { kind: 'APIVersions', versions: ['v1'], serverAddressByClientCIDRs: addresses };
  }
  return more.length === 0 ? resourceList('', version, types) : undefined;
}

const REVIEWS = 'authorization.k8s.io';

const groupsOf = (types: readonly ResourceType[]): string[] => [
  ...new Set([...types.map(({ group }) => group).filter((group) => group !== ''), REVIEWS]),
];

function groupOf(name: string, types: readonly ResourceType[]) {
  const versions = versionsOf(name, types).map((version) => ({ groupVersion: groupVersion(name, version), version }));
  return { name, versions, preferredVersion: versions[0] };
}

const versionsOf = (name: string, types: readonly ResourceType[]): string[] =>
  name === REVIEWS
    ? ['v1']
    : [...new Set(types.filter(({ group }) => group === name).flatMap((type) => type.versions))];

function resourceList(group: string, version: string, types: readonly ResourceType[]): object | undefined {
  if (!(group === '' ? ['v1'] : versionsOf(group, types)).includes(version)) {
    return undefined;
  }
  const resources = group === REVIEWS ? REVIEW_RESOURCES : types.filter(isServed(group, version)).map(resourceOf);
  return { kind: 'APIResourceList', apiVersion: 'v1', groupVersion: groupVersion(group, version), resources };
}

const isServed = (group: string, version: string) => (type: ResourceType) =>
  type.group === group && type.versions.includes(version);

const resourceOf = ({ plural, kind, namespaced }: ResourceType) => ({
  name: plural,
  singularName: kind.toLowerCase(),
  namespaced,
  kind,
  verbs: ['create', 'delete', 'deletecollection', 'get', 'list', 'patch', 'update', 'watch'],
});

const REVIEW_RESOURCES = ['SelfSubjectAccessReview', 'SelfSubjectRulesReview'].map((kind) => ({
  name: `${kind.toLowerCase()}s`,
  singularName: '',
  namespaced: false,
  kind,
  verbs: ['create'],
}));
