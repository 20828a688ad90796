import { type DataFrame, getDefaultTimeRange, LoadingState, type PanelProps } from '@grafana/data';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { DAY_MS } from '@notafter/core';
import React from 'react';
import { MemoryRouter } from 'react-router-dom';
import { buildOurFrame, buildSeries } from '../../components/runway/build-frame';
import { CalendarPanel } from './CalendarPanel';
import { type CalendarOptions, DEFAULT_OPTIONS } from './options';

function show(series: readonly DataFrame[], options: Partial<CalendarOptions> = {}) {
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
  render(<CalendarPanel {...(props as unknown as PanelProps<CalendarOptions>)} />, { wrapper: MemoryRouter });
  return userEvent.setup();
}

const notAfter = Date.now() + 60 * DAY_MS;
const certificate = { title: 'web.example', place: '/ca.crt', slot: 's', state: 'valid', notAfter };

describe('CalendarPanel', () => {
  it('shows what ends next of our frames, with the way to its page', () => {
    show([buildOurFrame('certificates', [certificate])]);
    expect(screen.getByRole('gridcell', { name: /: 1, worst: valid/ })).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'web.example' })).toHaveAttribute(
      'href',
      '/a/notafter-certificates-app/slot/s'
    );
  });

  it('shows Prometheus frames under its own thresholds', () => {
    const series = buildSeries({ __name__: 'x509_cert_not_after', subject_CN: 'web' }, notAfter / 1000);
    show([series], { warnBefore: '90d', criticalBefore: '7d' });
    expect(screen.getByRole('gridcell', { name: /: 1, worst: warning/ })).toBeInTheDocument();
  });

  it('begins with what its editor says and switches', async () => {
    const user = show([buildOurFrame('certificates', [certificate])], { count: 'renewals' });
    expect(screen.queryByRole('link', { name: 'web.example' })).toBeNull();
    await user.click(screen.getByRole('radio', { name: 'Ends' }));
    expect(screen.getByRole('link', { name: 'web.example' })).toBeInTheDocument();
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
