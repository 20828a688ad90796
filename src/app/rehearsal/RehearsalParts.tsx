import type { Filter } from '@notafter/core';
import React from 'react';
import { FreezeCard } from './FreezeCard';
import type { Rehearsal } from './rehearsal';
import { RehearsalBanner } from './RehearsalBanner';
import { RehearsalBar } from './RehearsalBar';

interface RehearsalPartsProps {
  readonly rehearsal: Rehearsal;
  readonly filters: readonly Filter[];
  readonly onChange: (change: Partial<Rehearsal>) => void;
  readonly onClose: () => void;
}

/** The bar that moves now, the banner that says so, and what a freeze makes urgent. */
export function RehearsalParts({ rehearsal, filters, onChange, onClose }: RehearsalPartsProps) {
  const { atMs, freeze } = rehearsal;
  return (
    <>
      <RehearsalBar rehearsal={rehearsal} onChange={onChange} onClose={onClose} />
      {atMs !== null && <RehearsalBanner atMs={atMs} onEnd={() => onChange({ atMs: null })} />}
      {freeze !== null && <FreezeCard freeze={freeze} filters={filters} />}
    </>
  );
}
