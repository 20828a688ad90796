/** The labels of one series. */
export type Labels = Readonly<Record<string, string>>;

/** What people call the certificate of a series: its common name, else the name of what holds it. */
export function titleOfLabels(labels: Labels): string {
  const names = [labels.subject_CN, labels.secret_name, labels.configmap_name, labels.cabundle_resource_name];
  return [...names, labels.filename, labels.endpoint, labels.csr_name].find(Boolean) ?? '';
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
