/** As one string: what is joined with `+` stays a tree of its parts, for each of thousands of Secrets. */
const flat = (...parts: readonly string[]): string => parts.join('');

/** `managedBy` of a Secret that a Certificate of cert-manager writes. */
export function managedByCertificate(namespace: string, name: string): string {
  return flat('Certificate ', namespace, '/', name);
}
