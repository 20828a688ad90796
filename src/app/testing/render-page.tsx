import { render } from '@testing-library/react';
import React, { type ReactElement } from 'react';
import { MemoryRouter, Route, Routes, useLocation } from 'react-router-dom';
import type { AgentClient } from '../../datasource/client';
import type { AgentChoice } from '../agent-choice';
import { AgentContext } from '../agent-context';
import { APP_ROOT, createLinks } from '../links';
import { NOW } from './builders';
import { provideLayout } from './provide-layout';

const CHOICE: AgentChoice = { kind: 'agent', uid: 'agent', name: 'Notafter', url: '/agent' };

interface PageOptions {
  readonly client: AgentClient;
  /** Below the app's root, with its parameters. */
  readonly at?: string;
  /** The pattern of the route, below the app's root. */
  readonly route?: string;
  readonly clock?: () => number;
  readonly choice?: AgentChoice;
}

/** Draws a page as the app does: on an agent, at an address, in a frame with title and actions. */
export function renderPage(
  page: ReactElement,
  { client, at = '', route = '', clock = () => NOW, choice = CHOICE }: PageOptions
) {
  provideLayout();
  const scope = { client, choice, choices: [choice], links: createLinks(null), clock, zone: 'utc' };
  return render(
    <MemoryRouter initialEntries={[`${APP_ROOT}${at}`]}>
      <AgentContext.Provider value={scope}>
        <Routes>
          <Route path={`${APP_ROOT}${route}`} element={page} />
          <Route path="*" element={<p>another page</p>} />
        </Routes>
        <Address />
      </AgentContext.Provider>
    </MemoryRouter>
  );
}

/** The address, for tests to look at. */
export function Address() {
  const { pathname, search } = useLocation();
  return <output data-testid="address">{`${pathname}${search}`}</output>;
}
