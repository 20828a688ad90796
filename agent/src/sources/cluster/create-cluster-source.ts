import type { Location, Sink } from '@notafter/core';
import type { ClusterSourceConfig } from '../../config/config.ts';
import type { Cluster } from '../../kube/kube.ts';
import { openCluster } from '../../kube/open-cluster.ts';
import { pause } from '../polled-source.ts';
import { backOff } from '../run-source.ts';
import type { Source, SourceContext } from '../source.ts';
import type { ClusterSession } from './cluster-session.ts';
import { createSession } from './create-session.ts';

/** What one kind of cluster source does with a session. */
export interface ClusterSourceParts {
  readonly looksAt: readonly string[];
  /** Starts to follow all that it looks at. */
  begin(session: ClusterSession): void;
  /** Reads one of its locations again, now. */
  check(location: Location, session: ClusterSession): Promise<void>;
}

const FIRST_PAUSE_MS = 1000;

/** A source that follows an API server: credentials that cannot be read, or a server that does not answer, are waited for. */
export function createClusterSource(
  config: ClusterSourceConfig,
  context: SourceContext,
  { looksAt, begin, check }: ClusterSourceParts
): Source {
  const { kind, name, cluster: clusterName, listPageSize: pageSize, resyncMs } = config;
  let current: ClusterSession | null = null;

  async function follow(cluster: Cluster, sink: Sink, signal: AbortSignal): Promise<void> {
    const { session, ended } = createSession(cluster, sink, signal, context, { pageSize, resyncMs });
    current = session;
    try {
      begin(session);
      await ended;
    } finally {
      current = null;
      cluster.close();
    }
  }

  return {
    kind,
    name,
    cluster: clusterName,
    looksAt,
    async run(sink, signal) {
      const cluster = await openWhenPossible(config, context, sink, signal);
      if (cluster !== null) {
        await follow(cluster, sink, signal);
      }
    },
    async check(location) {
      if (current !== null) {
        await check(location, current);
      }
    },
  };
}

/** Null once the signal has aborted. */
async function openWhenPossible(
  { kubeconfig, context }: ClusterSourceConfig,
  { log, clock }: SourceContext,
  sink: Sink,
  signal: AbortSignal
): Promise<Cluster | null> {
  for (let failures = 1; !signal.aborted; failures += 1) {
    const opened = await openCluster({ kubeconfig, context }, { log, clock });
    if (opened.ok) {
      return opened.cluster;
    }
    const { reason, message } = opened;
    sink.passed({ ok: false, durationMs: 0, reason, message });
    await pause(backOff(failures, FIRST_PAUSE_MS, Math.random()), signal);
  }
  return null;
}
