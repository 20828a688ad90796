import { ALERT_RULES_YAML } from './generated/alert-rules';

/** The alert rules as a file for Grafana's provisioning, on the Prometheus data source of that uid. */
export function alertRules(prometheusUid: string, yaml = ALERT_RULES_YAML): string {
  return yaml.replaceAll(/^(\s*(?:datasourceUid|uid)): prometheus$/gm, (_, key: string) => `${key}: ${prometheusUid}`);
}
