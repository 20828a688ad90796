import { render, screen } from '@testing-library/react';
import React from 'react';
import type { Axis } from './axis';
import { RunwayAxis } from './RunwayAxis';

const axis: Axis = {
  nowX: 200,
  widthPx: 1000,
  ticks: [
    { x: 145, label: '−1 d' },
    { x: 260, label: '1 d' },
    { x: 330, label: '3 d' },
  ],
  x: (ms) => ms,
  invert: (x) => x,
};
const show = (nowLabel?: string) => render(<RunwayAxis axis={axis} nowLabel={nowLabel} onReset={() => undefined} />);

it('shows what stands beside now', () => {
  show();
  expect(screen.getByText('now')).toBeInTheDocument();
  expect(screen.getByText('−1 d')).toBeInTheDocument();
});

it('leaves out what a longer name of the moment would cover', () => {
  show('Thu 24 Dec 2026');
  expect(screen.getByText('Thu 24 Dec 2026')).toBeInTheDocument();
  expect(screen.queryByText('−1 d')).not.toBeInTheDocument();
  expect(screen.queryByText('1 d')).not.toBeInTheDocument();
  expect(screen.getByText('3 d')).toBeInTheDocument();
});
