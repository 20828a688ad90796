import { type DataFrame, getDefaultTimeRange, LoadingState, type PanelProps } from '@grafana/data';
import { render, screen } from '@testing-library/react';
import { DAY_MS } from '@notafter/core';
import React from 'react';
import { buildOurFrame, buildSeries } from '../../components/runway/build-frame';
import { DEFAULT_OPTIONS, type RunwayOptions } from './options';
import { RunwayPanel } from './RunwayPanel';

function show(series: readonly DataFrame[], options: Partial<RunwayOptions> = {}) {
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
  render(<RunwayPanel {...(props as unknown as PanelProps<RunwayOptions>)} />);
}

const inDays = (days: number) => Date.now() + days * DAY_MS;
const certificate = { title: 'web.example', place: '/ca.crt', slot: 's', state: 'valid', notAfter: inDays(60.5) };

describe('RunwayPanel', () => {
  it('draws our frames', () => {
    show([buildOurFrame('certificates', [certificate])]);
    expect(screen.getByRole('row', { name: /web\.example/ })).toHaveTextContent('60 d');
    expect(screen.getByRole('link', { name: 'web.example' })).toHaveAttribute(
      'href',
      '/a/notafter-certificates-app/slot/s'
    );
  });

  it('draws Prometheus frames under its own thresholds', () => {
    const series = buildSeries({ __name__: 'x509_cert_not_after', subject_CN: 'web' }, inDays(60.5) / 1000);
    show([series], { warnBefore: '90d', criticalBefore: '7d' });
    expect(screen.getByRole('img', { name: 'warning' })).toBeInTheDocument();
  });

  it('says what it takes when it is given something else', () => {
    show([buildSeries({ __name__: 'up' }, 1)]);
    expect(screen.getByText(/x509_cert_not_after/)).toBeInTheDocument();
  });

  it.each([
    ['no answer', []],
    ['an answer of no rows', [buildOurFrame('certificates', [])]],
  ])('says that nothing matches: %s', (_, series) => {
    show(series);
    expect(screen.getByText('No certificates match this query')).toBeInTheDocument();
  });

  it('says how to write a threshold that cannot be read', () => {
    show([buildOurFrame('certificates', [certificate])], { warnBefore: 'soon' });
    expect(screen.getByText(/28d\|25%/)).toBeInTheDocument();
  });
});
