/** What `kubectl apply` keeps: the whole object once more, of a Secret its private key, too. */
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/** Whether an annotation is made into a string at all. */
export function isTold(annotation: string): boolean {
  return annotation !== LAST_APPLIED;
}
