/** Secrets of authorities and webhooks that are of type Opaque, or of one of their own, by name, and the keys of their certificates. */
export const WELL_KNOWN_SECRETS: Readonly<Record<string, readonly string[]>> = {
  // cert-manager: https://cert-manager.io/docs/concepts/webhook/
  'cert-manager-webhook-ca': ['ca.crt', 'tls.crt'],
  'cert-manager-metrics-ca': ['ca.crt', 'tls.crt'],
  // Linkerd: https://linkerd.io/2/tasks/automatically-rotating-control-plane-tls-credentials/
  'linkerd-identity-issuer': ['ca.crt', 'crt.pem', 'tls.crt'],
  // Istio: https://istio.io/latest/docs/tasks/security/cert-management/plugin-ca-cert/
  cacerts: ['ca-cert.pem', 'cert-chain.pem', 'root-cert.pem'],
  'istio-ca-secret': ['ca-cert.pem', 'cert-chain.pem', 'root-cert.pem'],
  // Cilium: https://docs.cilium.io/en/stable/observability/hubble/configuration/tls/
  'cilium-ca': ['ca.crt'],
  // Argo CD: https://argo-cd.readthedocs.io/en/stable/operator-manual/tls/
  'argocd-secret': ['tls.crt'],
  // Gatekeeper: https://open-policy-agent.github.io/gatekeeper/website/docs/customize-startup/
  'gatekeeper-webhook-server-cert': ['ca.crt', 'tls.crt'],
  // Consul: https://developer.hashicorp.com/consul/docs/k8s/operations/certificate-rotation
  'consul-ca-cert': ['tls.crt'],
};
