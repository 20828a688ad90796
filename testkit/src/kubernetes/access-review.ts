import { type User, isAllowed, rulesIn } from './access.ts';

const PATH = /^\/apis\/authorization\.k8s\.io\/v1\/selfsubject(access|rules)reviews$/;

interface ResourceAttributes {
  readonly verb?: string;
  readonly group?: string;
  readonly resource?: string;
  readonly namespace?: string;
  readonly name?: string;
}

/** Answers a SelfSubjectAccessReview or SelfSubjectRulesReview; null when the path is another. */
export function accessReview(path: string, body: unknown, { rights }: User): object | null {
  const kind = PATH.exec(path)?.[1];
  if (kind === undefined) {
    return null;
  }
  const { spec = {} } = (body ?? {}) as { spec?: { namespace?: string; resourceAttributes?: ResourceAttributes } };
  const common = { apiVersion: 'authorization.k8s.io/v1', metadata: { creationTimestamp: null }, spec };
  if (kind === 'access') {
    const allowed = isAllowed(rights, attributesOf(spec.resourceAttributes ?? {}));
    return { kind: 'SelfSubjectAccessReview', ...common, status: { allowed } };
  }
  const resourceRules = rulesIn(rights, spec.namespace ?? 'default');
  const status = { resourceRules, nonResourceRules: [], incomplete: false };
  return { kind: 'SelfSubjectRulesReview', ...common, status };
}

/** As Go reads them: what is missing is empty, and an empty namespace is the cluster scope. */
const attributesOf = ({ verb = '', group = '', resource = '', namespace = '', name = '' }: ResourceAttributes) => ({
  verb,
  group,
  resource,
  namespace: namespace === '' ? null : namespace,
  name: name === '' ? null : name,
});
