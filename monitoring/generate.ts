import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { apiRules, type GrafanaRulesOptions, grafanaRules } from './alert-rules/grafana-rules.ts';
import { prometheusRules } from './alert-rules/prometheus-rules.ts';
import { ALERT_RULES } from './alert-rules/rules.ts';
import { certificatesOverview } from './dashboards/certificates-overview.ts';

const HEADER = '# Generated from monitoring/ by `npm run generate`.\n';
/** Raised with every change of a dashboard: Grafana imports a bundled one again only when it grew. */
const DASHBOARD_REVISION = 2;

/** Every generated file by its path from the repository's root. */
export function generatedFiles(): ReadonlyMap<string, string> {
  const json = (value: object) => `${JSON.stringify(value, null, 2)}\n`;
  const grafana = (options: Omit<GrafanaRulesOptions, 'datasourceUid'>) =>
    grafanaRules(ALERT_RULES, { datasourceUid: 'prometheus', ...options }, HEADER);
  return new Map([
    ['src/dashboards/certificates-overview.json', json(certificatesOverview(DASHBOARD_REVISION))],
    ['provisioning/alerting/rules.yaml', grafana({ interval: '10s', receiver: 'Notafter inbox' })],
    ['deploy/prometheus/rules.yaml', prometheusRules(ALERT_RULES, HEADER)],
    ['src/app/generated/alert-rules.ts', moduleOf(grafana({ interval: '1m' }))],
  ]);
}

const moduleOf = (yaml: string): string =>
  [
    '// Generated from monitoring/ by `npm run generate`.',
    "import type { RuleDefinition } from '../setup/rule-definition';",
    `export const ALERT_RULES: readonly RuleDefinition[] = ${JSON.stringify(apiRules(ALERT_RULES, 'prometheus'))};`,
    `export const ALERT_RULES_YAML = ${JSON.stringify(yaml)};`,
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
