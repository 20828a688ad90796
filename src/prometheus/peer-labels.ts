import type { MetricFamily } from './certificate-metric';
import type { Labels } from './metric-labels';

/** What ssl_exporter calls it, and what x509-certificate-exporter does. */
const OF_SSL: Readonly<Record<string, string>> = {
  serial_no: 'serial_number',
  cn: 'subject_CN',
  ou: 'subject_OU',
  issuer_cn: 'issuer_CN',
};

/**
 * Labels of any family under the names of x509-certificate-exporter and of our agent, which all views read; what they do
 * not cover stays as it is. A scrape without `honorLabels` renames `namespace` to `exported_namespace`.
 */
export function peerLabels(metric: string, family: MetricFamily, labels: Labels): Labels {
  switch (family) {
    case 'ssl':
      return { ...renamed(labels, OF_SSL), ...sslPlace(metric, labels) };
    case 'certmanager':
      return {
        ...labels,
        place: `Certificate ${namespaceOf(labels)}/${labels.name ?? ''}`,
        issuer_CN: issuerOf(labels),
      };
    case 'probe_ssl':
      return { ...labels, endpoint: labels.instance ?? '' };
    default:
      return labels;
  }
}

/** The namespace of the object, not of the pod that was scraped, as far as one can tell. */
export function namespaceOf(labels: Labels): string {
  return (
    labels.secret_namespace ||
    labels.configmap_namespace ||
    labels.exported_namespace ||
    (hasObject(labels) ? labels.namespace : '') ||
    ''
  );
}

/** Of other families `namespace` is where the exporter runs. */
function hasObject(labels: Labels): boolean {
  return labels.issuer_kind !== undefined || labels.secret !== undefined;
}

function sslPlace(metric: string, labels: Labels): Labels {
  if (metric.startsWith('ssl_file_')) {
    return { filepath: labels.file ?? '' };
  }
  if (metric.startsWith('ssl_kubernetes_')) {
    return { secret_namespace: namespaceOf(labels), secret_name: labels.secret ?? '', secret_key: labels.key ?? '' };
  }
  if (metric.startsWith('ssl_kubeconfig_')) {
    return { filepath: labels.kubeconfig ?? '', embedded_kind: labels.type ?? '', embedded_key: labels.name ?? '' };
  }
  return { endpoint: labels.instance ?? '' };
}

function issuerOf({ issuer_kind = '', issuer_name = '' }: Labels): string {
  return [issuer_kind, issuer_name].filter(Boolean).join(' ');
}

function renamed(labels: Labels, names: Readonly<Record<string, string>>): Labels {
  return Object.fromEntries(Object.entries(labels).map(([name, value]) => [names[name] ?? name, value]));
}

/** ssl_exporter wraps many values in commas: `,a.example,b.example,`. */
export function listIn(label: string | undefined): readonly string[] {
  return (label ?? '').split(',').filter(Boolean);
}
