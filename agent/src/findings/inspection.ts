import { type CaBundleLocation, type Location, type RemedyStep, shellQuote } from '@notafter/core';

/** What a remedy ends in: the command that shows what the place holds. */
export type Aspect = 'dates' | 'key' | 'signature';

const FILTER: Record<Aspect, string> = {
  dates: "'Subject:|Not Before|Not After'",
  key: "'Subject:|Public Key Algorithm|Public-Key'",
  signature: "'Subject:|Signature Algorithm'",
};

/** A step that proves the remedy: it prints the dates, the key or the signature of what is there now. */
export function inspection(location: Location, position: number, aspect: Aspect, proof: string): RemedyStep {
  const command = inspectionCommand(location, position, aspect);
  return command === null ? { text: proof } : { text: proof, command };
}

function inspectionCommand(location: Location, position: number, aspect: Aspect): string | null {
  const shown = aspect === 'dates' ? '-noout -subject -dates' : `-noout -text | grep -E ${FILTER[aspect]}`;
  if (location.kind === 'file' && position === 0) {
    return `openssl x509 -in ${shellQuote(location.path)} ${shown}`;
  }
  const read = readCommand(location);
  if (read === null) {
    return null;
  }
  const ofChain = `openssl crl2pkcs7 -nocrl -certfile /dev/stdin | openssl pkcs7 -print_certs -text -noout | grep -E ${FILTER[aspect]}`;
  return `${read} | ${position === 0 ? `openssl x509 ${shown}` : ofChain}`;
}

/** Prints the place's certificates as PEM. */
function readCommand(location: Location): string | null {
  switch (location.kind) {
    case 'file':
      return `cat ${shellQuote(location.path)}`;
    case 'kubeconfig':
      return kubeconfigCommand(location.path, location.entry ?? '');
    case 'secret':
      return `${objectCommand('secret', location)} | base64 -d`;
    case 'configmap':
      return objectCommand('configmap', location);
    case 'csr':
      return `kubectl get csr ${shellQuote(location.name)} -o jsonpath='{.status.certificate}' | base64 -d`;
    case 'endpoint':
      return endpointCommand(location);
    case 'cabundle':
      return caBundleCommand(location);
  }
}

/** Of a webhook with its entry's name; of an APIService or CustomResourceDefinition at its fixed path. */
function caBundleCommand({ resourceKind, name, entry }: CaBundleLocation): string | null {
  const get = (resource: string, path: string) =>
    `kubectl get ${resource} ${shellQuote(name)} -o jsonpath=${shellQuote(path)} | base64 -d`;
  if (resourceKind === 'APIService') {
    return get('apiservice', '{.spec.caBundle}');
  }
  if (resourceKind === 'CustomResourceDefinition') {
    return get('crd', '{.spec.conversion.webhook.clientConfig.caBundle}');
  }
  const isPlain = entry !== undefined && /^[\w.-]+$/.test(entry);
  return isPlain ? get(resourceKind.toLowerCase(), `{.webhooks[?(@.name=="${entry}")].clientConfig.caBundle}`) : null;
}

function objectCommand(resource: string, place: { namespace: string; name: string; key: string }): string {
  const { namespace, name, key } = place;
  const path = shellQuote(`{.data.${key.replace(/[.\\]/g, '\\$&')}}`);
  return `kubectl -n ${shellQuote(namespace)} get ${resource} ${shellQuote(name)} -o jsonpath=${path}`;
}

function kubeconfigCommand(path: string, entry: string): string | null {
  const [, kind, name] = /^(cluster|user)\/([\w.@:-]+)$/.exec(entry) ?? [];
  if (name === undefined) {
    return null;
  }
  const field = kind === 'user' ? 'user.client-certificate-data' : 'cluster.certificate-authority-data';
  const query = shellQuote(`{.${kind}s[?(@.name=="${name}")].${field}}`);
  return `kubectl config view --raw --flatten --kubeconfig ${shellQuote(path)} -o jsonpath=${query} | base64 -d`;
}

function endpointCommand({ host, port, address }: { host: string; port: number; address: string }): string {
  const at = shellQuote(address.includes(':') ? `[${address}]:${port}` : `${address || host}:${port}`);
  return `openssl s_client -connect ${at} -servername ${shellQuote(host)} -showcerts </dev/null 2>/dev/null`;
}
