import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type ApiServer, createApiServer } from '@notafter/testkit';
import { type AgentProcess, startAgent } from '../agent/agent-process.ts';
import { estateDirectory } from '../agent/estate-directory.ts';
import { until } from '../agent/until.ts';
import { type MetricsPages, serveMetrics } from './metrics-pages.ts';
import { type Moment, type MovingEstate, movingEstate } from './moving-estate.ts';
import { isPrometheusThere, type PrometheusProcess, startPrometheus } from './prometheus-process.ts';

const skip = isPrometheusThere() ? false : 'no prometheus on the PATH: apt-get install prometheus';

const WELL: Moment = {
  web: 60,
  authority: 2000,
  next: 89,
  revocationList: 5,
  renewed: 60,
  forgotten: 60,
  issuing: 'ready',
  isReadable: true,
};

const LATE = { ...WELL, web: 20, authority: 100, next: 90.5, revocationList: -1, renewed: 28.5, forgotten: 28 };
const LATE_ALERTS = [
  'CertificateAuthorityExpiry /tls/ca.crt',
  'CertificateExpiryWarning /tls/web.crt',
  'CertificateNotYetValid /tls/next.crt',
  'CertificateRenewalOverdue Secret shop/renewed-tls[tls.crt]',
  'CertificateRevocationListStale /tls/list.pem',
  'CertificateUnmanaged Secret shop/forgotten-tls[tls.crt]',
];

/** For an hour after the last refusal. */
const REFUSED = ['CertManagerHittingRateLimits acme.example'];

/** How cert-manager's own metrics stand, and who does not answer. */
interface World {
  refusals: number;
  isCertManagerThere: boolean;
}

interface Stage {
  readonly name: string;
  readonly moment: Moment;
  readonly world?: Partial<World>;
  /** What happens beside. */
  readonly act?: () => Promise<void>;
  readonly raises: readonly string[];
}

describe('a time-lapse: certificates move, the clock does not', { skip }, () => {
  const directory = estateDirectory();
  const world: World = { refusals: 0, isCertManagerThere: true };
  let server: ApiServer;
  let estate: MovingEstate;
  let agent: AgentProcess;
  let certManager: MetricsPages;
  let prometheus: PrometheusProcess;

  before(async () => {
    server = await createApiServer();
    estate = movingEstate(directory.path, server);
    estate.moveTo(WELL);
    agent = await startAgent(directory.path, estate.configuration);
    certManager = await serveMetrics({ '/metrics': () => metricsOf(world) });
    prometheus = await startPrometheus(
      directory.path,
      [
        { job: 'notafter', target: new URL(agent.url).host },
        { job: 'cert-manager', target: certManager.host },
      ],
      { atOnce: true }
    );
    await until(
      () => prometheus.query('count(notafter_certificate_status)'),
      ([count]) => Number(count?.value[1]) >= 6
    );
    const seenAtMs = Date.now();
    await until(prometheus.evaluatedAt, (evaluatedMs) => evaluatedMs > seenAtMs + 1000);
  });
  after(async () => {
    await prometheus?.stop();
    await certManager?.close();
    await agent?.stop();
    await server?.close();
    directory.remove();
  });

  const stages: readonly Stage[] = [
    { name: 'all is well', moment: WELL, raises: [] },
    { name: 'the first are late', moment: LATE, raises: LATE_ALERTS },
    {
      name: 'the agent ends: nothing is resolved',
      moment: LATE,
      act: () => agent.stop(),
      raises: ['CertificateAgentAbsent notafter', ...LATE_ALERTS],
    },
    { name: 'the agent is back', moment: LATE, act: () => agent.start(), raises: LATE_ALERTS },
    {
      name: 'it gets worse',
      moment: { ...WELL, web: 5, issuing: 'failing' },
      world: { refusals: 3 },
      raises: [
        'CertManagerHittingRateLimits acme.example',
        'CertificateExpiryCritical /tls/web.crt',
        'CertificateExpiryWarning /tls/web.crt',
        'CertificateIssuanceFailing Secret shop/issuing-tls[tls.crt]',
      ],
    },
    {
      name: 'expired, and neither cert-manager nor the API server answers',
      moment: { ...WELL, web: -1, issuing: 'failing' },
      world: { isCertManagerThere: false },
      act: () => server.stop(),
      raises: [
        'CertManagerAbsent cert-manager',
        'CertificateExpired /tls/web.crt',
        'CertificateExpiryCritical /tls/web.crt',
        'CertificateExpiryWarning /tls/web.crt',
        'CertificateIssuanceFailing Secret shop/issuing-tls[tls.crt]',
        'CertificateSourceDown cert-manager',
        'CertificateSourceDown cluster',
      ],
    },
    {
      name: 'renewed, and all answer again',
      moment: WELL,
      world: { isCertManagerThere: true },
      act: () => server.start(),
      raises: REFUSED,
    },
    {
      name: 'a file cannot be read any more',
      moment: { ...WELL, isReadable: false },
      raises: [...REFUSED, 'CertificateLocationUnreadable /tls/web.crt'],
    },
    { name: 'it can be read again', moment: WELL, raises: REFUSED },
  ];

  for (const { name, moment, world: change = {}, act, raises } of stages) {
    test(name, async () => {
      await act?.();
      Object.assign(world, change);
      estate.moveTo(moment);
      const last = await until(firing, (alerts) => isSame(alerts, raises), 25_000);
      assert.deepEqual(last, raises);
    });
  }

  async function firing(): Promise<readonly string[]> {
    const alerts = await prometheus.alerts();
    return alerts
      .map(({ labels }) => {
        const about = [labels['place'], labels['source_name'], labels['host'], labels['job']].find(Boolean);
        return `${labels['alertname']} ${about}`;
      })
      .sort();
  }
});

const isSame = (one: readonly string[], other: readonly string[]): boolean => one.join('\n') === other.join('\n');

/** What the rules read of cert-manager's controller; it fails where it is not there. */
function metricsOf({ refusals, isCertManagerThere }: World): string {
  if (!isCertManagerThere) {
    throw new Error('no controller answers');
  }
  const now = Date.now() / 1000;
  const refused = `certmanager_http_acme_client_request_count{action="authorize_order",host="acme.example",method="POST",scheme="https",status="429"} ${refusals}\n`;
  return `certmanager_clock_time_seconds_gauge ${now}\nprocess_start_time_seconds ${now - 60}\n${refusals > 0 ? refused : ''}`;
}
