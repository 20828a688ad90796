import React, { type ReactNode, useEffect, useMemo, useState } from 'react';
import { createPrometheusClient } from '../../prometheus/create-prometheus-client';
import type { AgentChoice } from '../agent-choice';
import { PageScope } from '../PageScope';
import { NoDataSource } from '../states/NoDataSource';
import { Skeleton } from '../states/Skeleton';
import { findCertificates, type Search } from './find-certificates';
import { NoCertificateMetrics } from './NoCertificateMetrics';

interface PrometheusGateProps {
  /** The one that the address names. */
  readonly asked: AgentChoice | null;
  readonly choices: readonly AgentChoice[];
  readonly children: ReactNode;
}

/** Gives its pages the Prometheus that the address names, else the first one that holds metrics of certificates. */
export function PrometheusGate({ asked, choices, children }: PrometheusGateProps) {
  return asked === null ? (
    <FirstWithCertificates choices={choices}>{children}</FirstWithCertificates>
  ) : (
    <Prometheus key={asked.uid} choice={asked} choices={choices}>
      {children}
    </Prometheus>
  );
}

function FirstWithCertificates({ choices, children }: Omit<PrometheusGateProps, 'asked'>) {
  const [search, setSearch] = useState<Search | null>(null);
  useEffect(() => {
    let isWanted = true;
    const ask = async ({ url }: AgentChoice) => {
      await createPrometheusClient({ url, clock: Date.now }).health();
    };
    void findCertificates(choices, ask).then((found) => isWanted && setSearch(found));
    return () => {
      isWanted = false;
    };
  }, [choices]);
  if (search === null) {
    return <Skeleton rows={12} />;
  }
  if (search.found === null) {
    return (
      <NoDataSource>
        <NoCertificateMetrics problems={search.problems} />
      </NoDataSource>
    );
  }
  return (
    <Prometheus choice={search.found} choices={choices}>
      {children}
    </Prometheus>
  );
}

interface PrometheusProps extends Omit<PrometheusGateProps, 'asked'> {
  readonly choice: AgentChoice;
}

function Prometheus({ choice, choices, children }: PrometheusProps) {
  const client = useMemo(() => createPrometheusClient({ url: choice.url, clock: Date.now }), [choice]);
  return (
    <PageScope client={client} choice={choice} choices={choices}>
      {children}
    </PageScope>
  );
}
