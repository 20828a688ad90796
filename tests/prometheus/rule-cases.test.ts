import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import { stringify } from 'yaml';

/** The shipped rules on series that are written down, evaluated by `promtool test rules`. */

const DEPLOY = path.join(import.meta.dirname, '../../deploy/prometheus');
const hasPromtool = spawnSync('promtool', ['--version']).status === 0;
const skip = hasPromtool ? false : 'no promtool on the PATH: apt-get install prometheus';

const directory = mkdtempSync(path.join(tmpdir(), 'notafter-rules-'));
after(() => rmSync(directory, { recursive: true }));

interface Case {
  /** Series as promtool writes them: a sample a minute, from minute 0. `_` is none, `stale` ends it. */
  readonly series: Readonly<Record<string, string>>;
  /** What is pending or firing at a minute, as `Rule state`; every one, and no other. */
  readonly at: Readonly<Record<number, readonly string[]>>;
  readonly rules?: string;
}

const TARGET = 'job="notafter",instance="agent:9793"';
const UP = `up{${TARGET}}`;
const leaf = (serial: number, more = '') =>
  `{${TARGET},place="/tls/a.crt",role="leaf",serial_number="${serial}",subject_CN="a.example"${more}}`;
const status = (serial: number) => `notafter_certificate_status${leaf(serial)}`;
const end = (serial: number) => `notafter_certificate_not_after_timestamp_seconds${leaf(serial)}`;
const finding = (rule: string, severity: string) =>
  `notafter_finding{${TARGET},place="/tls/a.crt",rule="${rule}",severity="${severity}"}`;
const BUILD = `notafter_build_info{${TARGET},version="0.1.0"}`;
const ALIVE = { [UP]: '1x120', [BUILD]: '1x120' };

const EXPIRING = ['CertificateExpiryCritical firing', 'CertificateExpiryWarning firing'];

const CASES: Readonly<Record<string, Case>> = {
  'a valid certificate raises nothing': {
    series: { ...ALIVE, [status(1)]: '0x120', [end(1)]: '9999999x120' },
    at: { 0: [], 60: [] },
  },
  'a status raises itself and what is milder, at once': {
    series: { ...ALIVE, [status(1)]: '0 1 2 3', [end(1)]: '180x3' },
    at: {
      0: [],
      1: ['CertificateExpiryWarning firing'],
      2: EXPIRING,
      3: ['CertificateExpired firing', ...EXPIRING],
    },
  },
  'one that is not valid yet is no expiry': {
    series: { ...ALIVE, [status(1)]: '-1x10', [end(1)]: '99999x10' },
    at: { 0: ['CertificateNotYetValid pending'], 5: ['CertificateNotYetValid firing'] },
  },
  'a renewal changes the labels and resolves at once': {
    series: {
      ...ALIVE,
      [status(1)]: '2x9 stale',
      [end(1)]: '99999x9 stale',
      [status(2)]: '_x10 0x20',
      [end(2)]: '_x10 9999999x20',
    },
    at: { 9: EXPIRING, 10: [], 20: [] },
  },
  'a dead pod sends no "resolved", for an hour': {
    series: {
      [UP]: '1x9 0x120',
      [BUILD]: '1x9 stale',
      [status(1)]: '2x9 stale',
      [end(1)]: '99999x9 stale',
    },
    at: {
      9: EXPIRING,
      11: [...EXPIRING, 'CertificateAgentAbsent pending'],
      60: [...EXPIRING, 'CertificateAgentAbsent firing'],
      75: ['CertificateAgentAbsent firing'],
    },
  },
  'what was renewed before its pod died stays resolved': {
    series: {
      [UP]: '1x19 0x60',
      [BUILD]: '1x19 stale',
      [status(1)]: '2x9 stale',
      [end(1)]: '99999x9 stale',
      [status(2)]: '_x10 0x9 stale',
      [end(2)]: '_x10 9999999x9 stale',
    },
    at: { 9: EXPIRING, 15: [], 21: ['CertificateAgentAbsent pending'], 50: ['CertificateAgentAbsent firing'] },
  },
  'another pod takes the place of one: nothing is told twice, and a renewal resolves at once': {
    series: {
      [UP]: '1x9 stale',
      [BUILD]: '1x9 stale',
      [status(1)]: '2x9 stale',
      [end(1)]: '99999x9 stale',
      [UP.replace('agent:', 'other:')]: '_x10 1x60',
      [BUILD.replace('agent:', 'other:')]: '_x10 1x60',
      [status(1).replace('agent:', 'other:')]: '_x10 2x9 stale',
      [end(1).replace('agent:', 'other:')]: '_x10 99999x9 stale',
      [status(2).replace('agent:', 'other:')]: '_x20 0x20',
      [end(2).replace('agent:', 'other:')]: '_x20 9999999x20',
    },
    at: { 9: EXPIRING, 15: EXPIRING, 20: [], 40: [] },
  },
  'a target that is no longer a target keeps its alerts for an hour': {
    series: { [UP]: '1x9 stale', [BUILD]: '1x9 stale', [status(1)]: '2x9 stale', [end(1)]: '99999x9 stale' },
    at: { 12: [...EXPIRING, 'CertificateAgentAbsent pending'], 30: [...EXPIRING, 'CertificateAgentAbsent firing'] },
  },
  'a value that is not a number raises nothing': {
    series: {
      ...ALIVE,
      [status(1)]: 'NaN NaN NaN NaN',
      [end(1)]: 'NaN NaN NaN NaN',
      [finding('unreadable', 'warning')]: 'NaN NaN NaN NaN',
    },
    at: { 3: [] },
  },
  'a finding that gets worse neither resolves nor starts again': {
    series: {
      ...ALIVE,
      [finding('renewal-overdue', 'warning')]: '1x9 stale',
      [finding('renewal-overdue', 'critical')]: '_x10 1x20',
    },
    at: {
      6: ['CertificateRenewalOverdue firing'],
      10: ['CertificateRenewalOverdue firing'],
      20: ['CertificateRenewalOverdue firing'],
    },
  },
  'nothing renews it: only where its issuer gives certificates to automations': {
    series: { ...ALIVE, [finding('unmanaged', 'info')]: '1x20' },
    at: { 15: [] },
  },
  'a finding without a rule of its own is told when it is critical': {
    series: { ...ALIVE, [finding('something-new', 'critical')]: '1x20', [finding('weak-key', 'warning')]: '1x20' },
    at: { 0: ['CertificateFindingCritical pending'], 5: ['CertificateFindingCritical firing'] },
  },
  'a source that is down for less than ten minutes is nobody’s business': {
    series: { ...ALIVE, [`notafter_source_up{${TARGET},source_kind="file",source_name="edge"}`]: '1 0x8 1 0x20' },
    at: { 9: ['CertificateSourceDown pending'], 10: [], 25: ['CertificateSourceDown firing'] },
  },
};

const CONTROLLER = 'job="cert-manager",instance="10.0.0.1:9402"';
const NEXT_CONTROLLER = 'job="cert-manager",instance="10.0.0.2:9402"';
const WEBHOOK = 'job="cert-manager",instance="10.0.0.9:9402"';
const clock = (target: string) => `certmanager_clock_time_seconds_gauge{${target}}`;
const refused = (target: string) =>
  `certmanager_http_acme_client_request_count{${target},host="acme.example",status="429",action="authorize_order"}`;
const ISSUING = { ...ALIVE, [`up{${CONTROLLER}}`]: '1x120', [clock(CONTROLLER)]: '0+60x120' };

const CERT_MANAGER_CASES: Readonly<Record<string, Case>> = {
  'cert-manager that was never there is not missed': { series: ALIVE, at: { 60: [] } },
  'its pod is replaced, and has another name': {
    series: {
      ...ALIVE,
      [`up{${CONTROLLER}}`]: '1x9 stale',
      [clock(CONTROLLER)]: '1x9 stale',
      [`up{${NEXT_CONTROLLER}}`]: '_x10 1x60',
      [clock(NEXT_CONTROLLER)]: '_x10 1x60',
    },
    at: { 9: [], 30: [] },
  },
  'its controller is gone, though its webhook answers under the same job': {
    series: {
      ...ALIVE,
      [`up{${CONTROLLER}}`]: '1x9 stale',
      [clock(CONTROLLER)]: '1x9 stale',
      [`up{${WEBHOOK}}`]: '1x60',
    },
    at: { 9: [], 15: ['CertManagerAbsent pending'], 25: ['CertManagerAbsent firing'] },
  },
  'its controller does not answer': {
    series: { ...ALIVE, [`up{${CONTROLLER}}`]: '1x9 0x60', [clock(CONTROLLER)]: '1x9 stale' },
    at: { 9: [], 12: ['CertManagerAbsent pending'], 25: ['CertManagerAbsent firing'] },
  },
  'one refusal is told, though nothing was counted before it': {
    series: { ...ISSUING, [refused(CONTROLLER)]: '_x70 1x50' },
    at: { 69: [], 71: ['CertManagerHittingRateLimits firing'] },
  },
  'refusals of long ago are not': {
    series: { ...ISSUING, [refused(CONTROLLER)]: '5x120' },
    at: { 0: [], 70: [], 110: [] },
  },
  'a refusal resolves after an hour without another': {
    series: { ...ISSUING, [refused(CONTROLLER)]: '5x20 6x99' },
    at: { 20: [], 25: ['CertManagerHittingRateLimits firing'], 85: [] },
  },
};

const PEER = 'job="x509",instance="exporter:9793"';
const THERE = { [`up{${PEER}}`]: '1x120', [`x509_exporter_build_info{${PEER}}`]: '1x120' };
const DAYS = 86400;
const bare = (name: string, metric = 'not_after') =>
  `x509_cert_${metric}{${PEER},secret_namespace="shop",secret_name="${name}",serial_number="7",issuer_CN="CA"}`;
const issued = 'certmanager_certificate_expiration_timestamp_seconds{job="cm",name="web",namespace="shop"}';

const WITHOUT_AGENT: Readonly<Record<string, Case>> = {
  'without a start of validity the days alone count': {
    series: { ...THERE, [bare('soon')]: `${20 * DAYS}x5`, [bare('later')]: `${40 * DAYS}x5` },
    at: { 1: ['CertificateExpiryWarning firing'] },
  },
  'one that lives six days is fine with two left': {
    series: { ...THERE, [bare('short')]: `${2 * DAYS}x5`, [bare('short', 'not_before')]: `${-4 * DAYS}x5` },
    at: { 1: [] },
  },
  'its last tenth is critical': {
    series: { ...THERE, [bare('short')]: `${0.5 * DAYS}x5`, [bare('short', 'not_before')]: `${-5.5 * DAYS}x5` },
    at: { 1: EXPIRING },
  },
  'served and probed ends count, too': {
    series: {
      'up{job="ssl",instance="web:443"}': '1x5',
      'ssl_cert_not_after{job="ssl",instance="web:443",serial_no="9",issuer_cn="CA",cn="web"}': `${3 * DAYS}x5`,
      'probe_ssl_earliest_cert_expiry{job="blackbox",instance="https://mail"}': `-60x5`,
      ...THERE,
    },
    at: {
      1: ['CertificateExpired firing', ...EXPIRING, ...EXPIRING],
    },
  },
  'of cert-manager, what was never issued ends nowhere': {
    series: { ...THERE, [issued]: '0x5' },
    at: { 1: [] },
  },
  'of cert-manager, what ends is told where nobody reads Secrets': {
    series: { ...THERE, [issued]: `${5 * DAYS}x5` },
    at: { 1: EXPIRING },
  },
  '… and not a second time where somebody does': {
    series: { ...THERE, [issued]: `${5 * DAYS}x5`, [bare('web')]: `${5 * DAYS}x5` },
    at: { 1: EXPIRING },
  },
  'a list of revocations past its next update': {
    series: { ...THERE, [`x509_crl_next_update{${PEER},issuer_CN="CA"}`]: '120x20' },
    at: { 1: [], 5: ['CertificateRevocationListStale pending'], 10: ['CertificateRevocationListStale firing'] },
  },
  'an exporter that is gone': {
    series: { [`up{${PEER}}`]: '1x5 0x20', [`x509_exporter_build_info{${PEER}}`]: '1x5 stale' },
    at: { 5: [], 15: ['CertificateAgentAbsent firing'] },
  },
};

const run = (name: string, file: string): string => {
  const { status: code, stdout, stderr } = spawnSync('promtool', ['test', 'rules', file], { encoding: 'utf8' });
  return code === 0 ? '' : `${name}:\n${stdout}${stderr}`;
};

/** Counts every alert by rule and state: an empty sample list means that there is none. */
const ALERTS_BY_RULE = 'count by (alertname, alertstate) (ALERTS)';

function testFile({ series, at, rules = 'rules.yaml' }: Case): string {
  const minutes = Object.entries(at);
  return stringify({
    rule_files: [path.join(DEPLOY, rules)],
    evaluation_interval: '1m',
    tests: [
      {
        interval: '1m',
        input_series: Object.entries(series).map(([name, values]) => ({ series: name, values })),
        promql_expr_test: minutes.map(([minute, alerts]) => ({
          expr: ALERTS_BY_RULE,
          eval_time: `${minute}m`,
          exp_samples: [...new Set(alerts)].map((alert) => {
            const [alertname, alertstate] = alert.split(' ');
            const labels = `{alertname="${alertname}",alertstate="${alertstate}"}`;
            return { labels, value: alerts.filter((other) => other === alert).length };
          }),
        })),
      },
    ],
  });
}

const FAMILIES = [
  ['with the agent', CASES, 'rules.yaml'],
  ['of cert-manager', CERT_MANAGER_CASES, 'rules.yaml'],
  ['without an agent', WITHOUT_AGENT, 'rules-without-agent.yaml'],
] as const;

for (const [family, cases, rules] of FAMILIES) {
  describe(`the rules ${family}, by promtool`, { skip }, () => {
    test('are rules', () => {
      const { status: code, stderr } = spawnSync('promtool', ['check', 'rules', path.join(DEPLOY, rules)], {
        encoding: 'utf8',
      });
      assert.equal(code, 0, stderr);
    });

    for (const [name, one] of Object.entries(cases)) {
      test(name, () => {
        const file = path.join(directory, 'case.yaml');
        writeFileSync(file, testFile({ ...one, rules }));
        assert.equal(run(name, file), '');
      });
    }
  });
}
