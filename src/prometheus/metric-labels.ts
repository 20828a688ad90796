/** The labels of one series. */
export type Labels = Readonly<Record<string, string>>;

/** What people call the certificate of a series: its common name, else the name of what holds it. */
export function titleOfLabels(labels: Labels): string {
  const names = [labels.subject_CN, labels.secret_name, labels.configmap_name, labels.cabundle_resource_name];
  return [...names, labels.filename, hostOf(labels), labels.csr_name, certificateName(labels)].find(Boolean) ?? '';
}

/** A target of a prober may be a whole address. */
function hostOf({ endpoint = '' }: Labels): string {
  return /^https?:\/\/([^/]+)/.exec(endpoint)?.[1] ?? endpoint;
}

/** cert-manager names its Certificate `name`, as many others name other things. */
function certificateName({ issuer_kind, name }: Labels): string {
  return issuer_kind === undefined ? '' : (name ?? '');
}

/** The place in one string, spelled as core's `placeOf`; from the labels of x509-certificate-exporter and from ours. */
export function placeOfLabels(labels: Labels): string {
  return (
    labels.place ||
    objectPlace('Secret', 'secret', labels) ||
    objectPlace('ConfigMap', 'configmap', labels) ||
    bundlePlace(labels) ||
    filePlace(labels)
  );
}

function objectPlace(kind: string, prefix: string, labels: Labels): string {
  const [namespace, name, key] = ['namespace', 'name', 'key'].map((part) => labels[`${prefix}_${part}`] ?? '');
  return name ? `${kind} ${namespace}/${name}${key ? `[${key}]` : ''}` : '';
}

function bundlePlace({
  cabundle_resource_kind: kind,
  cabundle_resource_name: name,
  cabundle_entry: entry,
}: Labels): string {
  return name ? [`${kind ?? ''} ${name}`.trim(), entry].filter(Boolean).join('/') : '';
}

function filePlace({ filepath, filename, endpoint, csr_name, embedded_kind, embedded_key }: Labels): string {
  const holder = [filepath, filename, endpoint, csr_name].find(Boolean) ?? '';
  const entry = [embedded_kind, embedded_key].filter(Boolean).join('/');
  return entry === '' ? holder : `${holder}#${entry}`;
}

/** `role` is ours; without it, a certificate that names itself as its issuer is taken for an authority. */
export function isCaByLabels(labels: Labels): boolean {
  if (labels.role !== undefined && labels.role !== '') {
    return labels.role !== 'leaf';
  }
  const { subject_CN = '', issuer_CN = '' } = labels;
  return subject_CN !== '' && subject_CN === issuer_CN;
}

const NAME_ATTRIBUTES = ['CN', 'OU', 'O', 'L', 'ST', 'C'] as const;

/** A distinguished name as far as labels tell it. */
export function nameOfLabels(labels: Labels, prefix: 'subject' | 'issuer'): string {
  return NAME_ATTRIBUTES.flatMap((attribute) => {
    const value = labels[`${prefix}_${attribute}`] ?? '';
    return value === '' ? [] : [`${attribute}=${value}`];
  }).join(',');
}

export function nodeOfLabels({ node, instance }: Labels): string {
  return node || instance || '';
}
