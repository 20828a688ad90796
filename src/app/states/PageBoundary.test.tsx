import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React, { useState } from 'react';
import { Link, Route, Routes } from 'react-router-dom';
import { APP_ROOT } from '../links';
import { fakeClient } from '../testing/fake-client';
import { renderPage } from '../testing/render-page';
import { PageBoundary } from './PageBoundary';

jest.mock('@grafana/runtime', () => ({
  ...jest.requireActual('@grafana/runtime'),
  PluginPage: jest.requireActual('../testing/Frame').Frame,
}));

function Page({ error }: { error: Error | null }) {
  if (error !== null) {
    throw error;
  }
  return <p>the page</p>;
}

/** A page that fails until it is tried again. */
function Repairable({ error }: { error: Error }) {
  const [current, setCurrent] = useState<Error | null>(error);
  return (
    <PageBoundary onRetry={() => setCurrent(null)}>
      <Page error={current} />
    </PageBoundary>
  );
}

const CASES: ReadonlyArray<readonly [what: string, error: Error, says: string]> = [
  [
    'code that did not arrive',
    Object.assign(new Error('Loading chunk 808 failed.'), { name: 'ChunkLoadError' }),
    'This page could not be loaded',
  ],
  ['a failure', new TypeError("undefined is not a function (reading 'at')"), 'This page could not be shown'],
];

// React writes what a boundary catches on the console.
beforeEach(() => jest.spyOn(console, 'error').mockImplementation());
afterEach(() => jest.mocked(console.error).mockRestore());

it.each(CASES)('%s is told without its insides, and tried again', async (_what, error, says) => {
  renderPage(<Repairable error={error} />, { client: fakeClient() });
  const alert = await screen.findByRole('alert', { name: says });
  expect(alert).not.toHaveTextContent(error.message);
  await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
  expect(screen.getByText('the page')).toBeInTheDocument();
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
});

it('is over when another page is opened', async () => {
  const pages = (
    <>
      <Link to={`${APP_ROOT}/sources`}>Sources</Link>
      <PageBoundary onRetry={() => undefined}>
        <Routes>
          <Route path="/sources" element={<Page error={null} />} />
          <Route path="*" element={<Page error={new Error('broken')} />} />
        </Routes>
      </PageBoundary>
    </>
  );
  renderPage(pages, { client: fakeClient(), route: '/*' });
  expect(await screen.findByRole('alert')).toBeInTheDocument();
  await userEvent.click(screen.getByRole('link', { name: 'Sources' }));
  expect(screen.getByText('the page')).toBeInTheDocument();
});
