import React, { lazy, type ReactNode, Suspense, useState } from 'react';
import { Route, Routes } from 'react-router-dom';
import type { AgentChoice } from './agent-choice';
import { useAgent } from './agent-context';
import { AgentGate } from './AgentGate';
import { NotFound } from './states/NotFound';
import { PageBoundary } from './states/PageBoundary';
import { Skeleton } from './states/Skeleton';

/** React remembers a page whose code did not arrive: to try again takes a new one. */
const lazyPages = () => ({
  Overview: lazy(async () => ({ default: (await import('./overview/OverviewPage')).OverviewPage })),
  Slot: lazy(async () => ({ default: (await import('./slot/SlotPage')).SlotPage })),
  MetricsSlot: lazy(async () => ({ default: (await import('./metrics-only/MetricsSlotPage')).MetricsSlotPage })),
  Find: lazy(async () => ({ default: (await import('./find/FindPage')).FindPage })),
  Readiness: lazy(async () => ({ default: (await import('./readiness/ReadinessPage')).ReadinessPage })),
  Sources: lazy(async () => ({ default: (await import('./sources/SourcesPage')).SourcesPage })),
  Setup: lazy(async () => ({ default: (await import('./setup/SetupPage')).SetupPage })),
});

/** One page for what an agent answers, another for what metrics tell. */
function ByKind(pages: Readonly<Record<AgentChoice['kind'], ReactNode>>) {
  return <>{pages[useAgent().choice.kind]}</>;
}

/** The pages of the app, relative to where Grafana mounts it. */
export function App() {
  const [pages, setPages] = useState(lazyPages);
  return (
    <PageBoundary onRetry={() => setPages(lazyPages)}>
      <Suspense fallback={<Skeleton rows={12} />}>
        <Routes>
          <Route path="setup" element={<pages.Setup />} />
          <Route
            path="*"
            element={
              <AgentGate>
                <Routes>
                  <Route index element={<pages.Overview />} />
                  <Route
                    path="slot/:id"
                    element={<ByKind agent={<pages.Slot />} prometheus={<pages.MetricsSlot />} />}
                  />
                  <Route path="find" element={<pages.Find />} />
                  <Route path="readiness" element={<pages.Readiness />} />
                  <Route path="sources" element={<pages.Sources />} />
                  <Route path="*" element={<NotFound />} />
                </Routes>
              </AgentGate>
            }
          />
        </Routes>
      </Suspense>
    </PageBoundary>
  );
}
