import type { ObjectMeta } from '../../kube/kube.ts';
import { type ObjectName, parseName } from './use.ts';

/** From where cert-manager fills in the caBundle of an object: https://cert-manager.io/docs/concepts/ca-injector/ */
export interface InjectedBundle {
  readonly from: 'certificate' | 'secret';
  readonly object: ObjectName;
}

const FROM_CERTIFICATE = 'cert-manager.io/inject-ca-from';
const FROM_SECRET = 'cert-manager.io/inject-ca-from-secret';

/** Null when nothing fills it in, or the annotation is none that cert-manager could take. */
export function injectedBundleOf({ annotations }: Pick<ObjectMeta, 'annotations'>): InjectedBundle | null {
  const certificate = parseName(annotations[FROM_CERTIFICATE] ?? '');
  if (certificate !== null) {
    return { from: 'certificate', object: certificate };
  }
  const secret = parseName(annotations[FROM_SECRET] ?? '');
  return secret === null ? null : { from: 'secret', object: secret };
}
