import React from 'react';
import { useTheme2 } from '@grafana/ui';
import type { State } from '@notafter/core';
import { stateColors } from './state-colors';
import { stateLabel } from './state-label';

/** One shape a state on a canvas of 12 by 12, so that no state is told by its colour alone. */
const SHAPES: Record<State, React.ReactElement> = {
  valid: <circle cx={6} cy={6} r={4} fill="currentColor" />,
  warning: <path d="M6 1l5 5-5 5-5-5z" fill="currentColor" />,
  critical: <path d="M6 1.2l5.2 9.4H.8z" fill="currentColor" />,
  expired: <path d="M2.2 2.2l7.6 7.6M9.8 2.2l-7.6 7.6" stroke="currentColor" strokeWidth={2} strokeLinecap="round" />,
  'not-yet-valid': (
    <circle cx={6} cy={6} r={4} fill="none" stroke="currentColor" strokeWidth={1.6} strokeDasharray="2 2" />
  ),
  unreadable: (
    <path
      d="M3.4 4.2C3.4 2.7 4.5 1.8 6 1.8s2.6.9 2.6 2.2C8.6 5.9 6 5.8 6 7.6M6 9.9v.4"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.8}
      strokeLinecap="round"
    />
  ),
  silenced: <path d="M2.5 6h7" stroke="currentColor" strokeWidth={2} strokeLinecap="round" />,
  superseded: <path d="M2.5 6h7" stroke="currentColor" strokeWidth={2} strokeLinecap="round" />,
};

export interface StateIconProps {
  readonly state: State;
  /** Pixels; 12 when absent. */
  readonly size?: number;
  /** Where the word stands beside it, the icon says nothing to a screen reader. */
  readonly decorative?: boolean;
}

/** The shape of a state in its colour. */
export function StateIcon({ state, size = 12, decorative = false }: StateIconProps) {
  const theme = useTheme2();
  const label = decorative ? { 'aria-hidden': true } : { role: 'img', 'aria-label': stateLabel(state) };
  return (
    <svg {...label} width={size} height={size} viewBox="0 0 12 12" style={{ color: stateColors(theme, state).text }}>
      {SHAPES[state]}
    </svg>
  );
}
