import type { JsonObject } from '../../kube/kube.ts';
import { at, listOf, textOf } from '../cluster/json-body.ts';
import { userText } from './use.ts';

/** A CronJob names its Jobs after the minute, counted from 1970, for which they are: these are of 2017 to 2065. */
const FIRST_MINUTE = 25_000_000;
const LAST_MINUTE = 50_000_000;

/** What runs a Pod, for people: `Deployment shop/web`; the Pod itself when nothing made it, or a node did. */
export function workloadOfPod(pod: JsonObject): string {
  const owners = listOf(at(pod.body, 'metadata', 'ownerReferences'));
  const owner = owners.find((reference) => at(reference, 'controller') === true);
  const [kind, name] = [textOf(at(owner, 'kind')), textOf(at(owner, 'name'))];
  if (kind === '' || name === '' || kind === 'Node') {
    return userText('Pod', pod);
  }
  const maker = makerOf(kind, name, pod.labels['pod-template-hash']);
  return userText(maker.kind, { namespace: pod.namespace, name: maker.name });
}

/** What made the owner, as far as its name tells: a ReplicaSet's ends in the hash that its Pods are labelled with. */
function makerOf(kind: string, name: string, templateHash = ''): { readonly kind: string; readonly name: string } {
  if (kind === 'ReplicaSet' && templateHash !== '' && name.endsWith(`-${templateHash}`)) {
    return { kind: 'Deployment', name: name.slice(0, -templateHash.length - 1) };
  }
  const [, cronJob, minute] = (kind === 'Job' && /^(.+)-(\d{8})$/.exec(name)) || [];
  if (cronJob !== undefined && Number(minute) > FIRST_MINUTE && Number(minute) < LAST_MINUTE) {
    return { kind: 'CronJob', name: cronJob };
  }
  return { kind, name };
}
