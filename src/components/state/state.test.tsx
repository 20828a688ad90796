import { createTheme } from '@grafana/data';
import { render, screen } from '@testing-library/react';
import { STATES } from '@notafter/core';
import React from 'react';
import { StateIcon } from './StateIcon';
import { stateColors } from './state-colors';
import { stateLabel } from './state-label';

describe.each(STATES)('%s', (state) => {
  it('has an icon that says its name', () => {
    render(<StateIcon state={state} />);
    expect(screen.getByRole('img', { name: stateLabel(state) })).toBeInTheDocument();
  });

  it('can leave its name to the word beside it', () => {
    render(<StateIcon state={state} decorative />);
    expect(screen.queryByRole('img')).not.toBeInTheDocument();
  });

  it.each(['dark', 'light'] as const)('has every colour in the %s theme', (mode) => {
    const colors = stateColors(createTheme({ colors: { mode } }), state);
    expect(Object.values(colors)).toEqual(Array(4).fill(expect.stringMatching(/^(#|rgb|transparent)/)));
  });
});

it('gives each state a name of its own', () => {
  expect(new Set(STATES.map(stateLabel)).size).toBe(STATES.length);
});

it('keeps the chart’s red apart from the red of words', () => {
  const { bar, text } = stateColors(createTheme(), 'critical');
  expect(bar).not.toBe(text);
});
