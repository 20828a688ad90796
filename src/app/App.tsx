import React, { lazy, Suspense } from 'react';
import { Route, Routes } from 'react-router-dom';
import { AgentGate } from './AgentGate';
import { NotFound } from './states/NotFound';
import { Skeleton } from './states/Skeleton';

const OverviewPage = lazy(async () => ({ default: (await import('./overview/OverviewPage')).OverviewPage }));
const SlotPage = lazy(async () => ({ default: (await import('./slot/SlotPage')).SlotPage }));
const FindPage = lazy(async () => ({ default: (await import('./find/FindPage')).FindPage }));
const SourcesPage = lazy(async () => ({ default: (await import('./sources/SourcesPage')).SourcesPage }));

/** The pages of the app, relative to where Grafana mounts it. */
export function App() {
  return (
    <AgentGate>
      <Suspense fallback={<Skeleton rows={12} />}>
        <Routes>
          <Route index element={<OverviewPage />} />
          <Route path="slot/:id" element={<SlotPage />} />
          <Route path="find" element={<FindPage />} />
          <Route path="sources" element={<SourcesPage />} />
          <Route path="*" element={<NotFound />} />
        </Routes>
      </Suspense>
    </AgentGate>
  );
}
