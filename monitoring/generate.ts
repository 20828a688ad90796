import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { apiRules, type GrafanaRulesOptions, grafanaRules } from './alert-rules/grafana-rules.ts';
import { prometheusRules } from './alert-rules/prometheus-rules.ts';
import { PLACEHOLDER_MARGINS, SHIPPED_MARGINS } from './alert-rules/margins.ts';
import { prometheusOnlyRules } from './alert-rules/prometheus-only-rules.ts';
import { ALERT_RULES } from './alert-rules/rules.ts';
import type { AlertRule } from './alert-rules/alert-rule.ts';
import { certManager } from './dashboards/cert-manager.ts';
import { certificateDrilldown } from './dashboards/certificate-drilldown.ts';
import { certificatesOverview } from './dashboards/certificates-overview.ts';
import { certificatesPrometheus } from './dashboards/certificates-prometheus.ts';
import { sourcesAndAgents } from './dashboards/sources-and-agents.ts';

const HEADER = '# Generated from monitoring/ by `npm run generate`.\n';
/** Raised with every change of a dashboard: Grafana imports a bundled one again only when it grew. */
const DASHBOARD_REVISION = 3;
const DASHBOARDS = {
  'certificates-overview': certificatesOverview,
  'certificate-drilldown': certificateDrilldown,
  'sources-and-agents': sourcesAndAgents,
  'certificates-prometheus': certificatesPrometheus,
  'cert-manager': certManager,
};

/** Every generated file by its path from the repository's root. */
export function generatedFiles(): ReadonlyMap<string, string> {
  const json = (value: object) => `${JSON.stringify(value, null, 2)}\n`;
  const grafana = (rules: readonly AlertRule[], options: Omit<GrafanaRulesOptions, 'datasourceUid'>) =>
    grafanaRules(rules, { datasourceUid: 'prometheus', ...options }, HEADER);
  const forChoice = prometheusOnlyRules(PLACEHOLDER_MARGINS);
  return new Map([
    ...Object.entries(DASHBOARDS).map(
      ([file, dashboard]) => [`src/dashboards/${file}.json`, json(dashboard(DASHBOARD_REVISION))] as const
    ),
    ['provisioning/alerting/rules.yaml', grafana(ALERT_RULES, { interval: '10s', receiver: 'Notafter inbox' })],
    ['deploy/prometheus/rules.yaml', prometheusRules(ALERT_RULES, HEADER)],
    ['deploy/prometheus/rules-without-agent.yaml', prometheusRules(prometheusOnlyRules(SHIPPED_MARGINS), HEADER)],
    ['src/app/generated/alert-rules.ts', moduleOf(ALERT_RULES, grafana(ALERT_RULES, { interval: '1m' }))],
    [
      'src/app/generated/prometheus-only-rules.ts',
      moduleOf(forChoice, grafana(forChoice, { interval: '1m' }), 'PROMETHEUS_ONLY_RULES'),
    ],
  ]);
}

const moduleOf = (rules: readonly AlertRule[], yaml: string, name = 'ALERT_RULES'): string =>
  [
    '// Generated from monitoring/ by `npm run generate`.',
    "import type { RuleDefinition } from '../setup/rule-definition';",
    `export const ${name}: readonly RuleDefinition[] = ${JSON.stringify(apiRules(rules, 'prometheus'))};`,
    `export const ${name}_YAML = ${JSON.stringify(yaml)};`,
    '',
  ].join('\n');

function main(check: boolean): number {
  const root = path.dirname(import.meta.dirname);
  const stale = [...generatedFiles()].filter(([file, text]) => read(path.join(root, file)) !== text);
  for (const [file, text] of check ? [] : stale) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  }
  const verb = check ? 'is not up to date: run `npm run generate`' : 'written';
  process.stdout.write(stale.map(([file]) => `${file} ${verb}\n`).join(''));
  return check && stale.length > 0 ? 1 : 0;
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

if (import.meta.main) {
  process.exitCode = main(process.argv.includes('--check'));
}
