import { type DataFrame, getDefaultTimeRange, LoadingState, type PanelProps } from '@grafana/data';
import { render, screen } from '@testing-library/react';
import { DAY_MS } from '@notafter/core';
import React from 'react';
import { buildOurFrame, buildSeries } from '../../components/runway/build-frame';
import { DEFAULT_OPTIONS, type TrustOptions } from './options';
import { TrustPanel } from './TrustPanel';

function show(series: readonly DataFrame[], options: Partial<TrustOptions> = {}) {
  const timeRange = getDefaultTimeRange();
  const props = {
    id: 1,
    data: { series: [...series], state: LoadingState.Done, timeRange },
    options: { ...DEFAULT_OPTIONS, ...options },
    width: 1200,
    height: 400,
    timeZone: 'utc',
    timeRange,
  };
  render(<TrustPanel {...(props as unknown as PanelProps<TrustOptions>)} />);
}

const inDays = (days: number) => Date.now() + days * DAY_MS;
const AUTHORITY = {
  ...{ title: 'root', place: '/ca.crt', slot: 'a', state: 'valid', notAfter: inDays(900), isCa: true },
  ...{ subject: 'CN=root', issuer: 'CN=root', fingerprint: 'fa' },
};
const LEAF = {
  ...{ title: 'web.example', place: '/web.crt', slot: 'b', state: 'valid', notAfter: inDays(60.5), isCa: false },
  ...{ subject: 'CN=web.example', issuer: 'CN=root', fingerprint: 'fb' },
};

describe('TrustPanel', () => {
  it('hangs the certificates of our frames below their authorities, with the way to their pages', () => {
    show([buildOurFrame('certificates', [AUTHORITY, LEAF])]);
    expect(screen.getByRole('row', { name: /web\.example/ })).toHaveAttribute('aria-level', '2');
    expect(screen.getByRole('link', { name: 'web.example' })).toHaveAttribute(
      'href',
      '/a/notafter-certificates-app/slot/b'
    );
  });

  it('shows Prometheus frames under its own thresholds', () => {
    const series = buildSeries({ __name__: 'x509_cert_not_after', subject_CN: 'web' }, inDays(60.5) / 1000);
    show([series], { warnBefore: '90d', criticalBefore: '7d' });
    expect(screen.getByRole('img', { name: 'warning' })).toBeInTheDocument();
  });

  it('says what it takes when it is given something else', () => {
    show([buildSeries({ __name__: 'up' }, 1)]);
    expect(screen.getByText(/This panel takes .*x509_cert_not_after/)).toBeInTheDocument();
  });

  it('says that nothing matches', () => {
    show([buildOurFrame('certificates', [])]);
    expect(screen.getByText('No certificates match this query')).toBeInTheDocument();
  });
});
