import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { SlotDetails } from '@notafter/core';
import React from 'react';
import { of } from 'rxjs';
import { type BackendSrv, setBackendSrv } from '@grafana/runtime';
import { AgentError, type AgentClient } from '../../datasource/client';
import { aFinding, aPlace, aSighting, aSlot, inDays, NOW } from '../testing/builders';
import { fakeClient, refused } from '../testing/fake-client';
import { renderPage } from '../testing/render-page';
import { signedInWith } from '../testing/signed-in';
import { SlotPage } from './SlotPage';

jest.mock('@grafana/runtime', () => ({
  ...jest.requireActual('@grafana/runtime'),
  PluginPage: jest.requireActual('../testing/Frame').Frame,
}));

const HOUR = 3_600_000;

function show(change: Partial<SlotDetails> = {}, client: Partial<AgentClient> = {}, parameters = '') {
  renderPage(<SlotPage />, {
    client: fakeClient({ slot: async (id) => aSlot({ slot: id, ...change }), ...client }),
    at: `/slot/s1${parameters}`,
    route: '/slot/:id',
  });
  return userEvent.setup();
}

describe('the head', () => {
  it('says what it is, when it ends, where it is, whose it is and who renews it', async () => {
    show();
    expect(await screen.findByRole('heading', { level: 1, name: 'critical kube-apiserver' })).toBeInTheDocument();
    expect(screen.getByText('critical · ends Sat 28 Nov 2026 10:00 UTC · in 5 d')).toBeInTheDocument();
    expect(
      screen.getByText('cp-1:/etc/kubernetes/pki/apiserver.crt · owner platform · nobody renews this')
    ).toBeInTheDocument();
  });

  it.each([
    ['today', { renewedAtMs: NOW - 2 * HOUR, notAfterMs: inDays(89.5) }, '· renewed 08:00, now 89 d'],
    ['some days ago', { renewedAtMs: inDays(-3), notAfterMs: inDays(89.5) }, '· renewed 3 d ago, now 89 d'],
  ])('says that it was renewed %s', async (_, change, text) => {
    show({ state: 'valid', findings: [], ...change });
    expect(await screen.findByText(text)).toBeInTheDocument();
  });

  it.each([
    ['ended', { state: 'expired', notAfterMs: inDays(-3) }, 'expired · ended Fri 20 Nov 2026 10:00 UTC · 3 d ago'],
    ['an end that cannot be read', { notAfterMs: null }, 'its end cannot be read'],
    ['nothing there', { notAfterMs: null, stored: [] }, 'no certificate is there'],
  ] as const)('says %s', async (_, change, text) => {
    show(change);
    expect(await screen.findByText(text)).toBeInTheDocument();
  });
});

describe('what to do', () => {
  it('numbers the steps, with commands to copy, and ends in the proof', async () => {
    show();
    const card = await screen.findByRole('region', { name: 'What to do' });
    expect(
      within(card)
        .getAllByRole('listitem')
        .map((item) => item.textContent)
    ).toEqual([expect.stringContaining('Renew it'), 'Restart the static pod', 'Check again']);
    expect(within(card).getByRole('button', { name: 'Copy kubeadm certs renew apiserver' })).toBeInTheDocument();
    expect(within(card).getByText('stored ✗ not mended yet')).toBeInTheDocument();
  });

  it('says once what mends two findings', async () => {
    const late = aFinding({ rule: 'renewal-overdue', severity: 'warning', message: 'Should have been renewed' });
    show({ findings: [aFinding(), late] });
    const card = await screen.findByRole('region', { name: 'What to do' });
    expect(within(card).getAllByRole('heading', { level: 3 })).toHaveLength(2);
    expect(within(card).getAllByText('Renew it')).toHaveLength(1);
  });

  it('says stored ✓ where what is left is for information only', async () => {
    show({ state: 'valid', findings: [aFinding({ rule: 'lifetime-over-policy', severity: 'info' })] });
    expect(await screen.findByText('stored ✓')).toBeInTheDocument();
  });

  it('says that nothing is to do', async () => {
    show({ state: 'valid', findings: [] });
    expect(await screen.findByText('Nothing to do')).toBeInTheDocument();
  });

  it('says who uses it', async () => {
    show();
    const card = await screen.findByRole('region', { name: 'What breaks' });
    expect(within(card).getByText('kubelet on 3 nodes')).toBeInTheDocument();
  });

  it('does not claim that nobody uses it', async () => {
    show({ usedBy: [] });
    expect(await screen.findByText(/knows of nobody who uses it/)).toBeInTheDocument();
  });

  it('says that nothing refers to it, where everything was looked at', async () => {
    show({ usedBy: [], findings: [aFinding({ rule: 'orphaned', severity: 'info' })] });
    expect(await screen.findByText(/no Ingress, Gateway, Pod, webhook or Certificate/)).toBeInTheDocument();
  });

  it('folds a crowd of users', async () => {
    const user = show({ usedBy: Array.from({ length: 12 }, (_, number) => `Ingress shop/web-${number}`) });
    const card = await screen.findByRole('region', { name: 'What breaks · 12' });
    expect(within(card).getAllByRole('listitem')).toHaveLength(8);
    await user.click(within(card).getByRole('button', { name: 'Show all 12' }));
    expect(within(card).getAllByRole('listitem')).toHaveLength(12);
  });
});

describe('who renews it', () => {
  const card = async () => (await screen.findByRole('region', { name: 'Who renews it' })).textContent;

  it.each([
    ['nobody', { owner: '' }, 'nobody by itself, and no owner is known'],
    ['its owner', {}, 'nobody by itself: its owner, by hand'],
    ['cert-manager', { managedBy: 'Certificate shop/web' }, 'cert-manager (Certificate shop/web)'],
    [
      'cert-manager, in time',
      { managedBy: 'Certificate shop/web', renewalDueMs: inDays(3) },
      'ReadyyesRenewal dueThu 26 Nov 2026 10:00 UTC · in 3 d',
    ],
  ] as const)('%s', async (_, change, text) => {
    show(change);
    expect(await card()).toContain(text);
  });

  it('says why it fails, and when it is tried again', async () => {
    const lastFailureMs = inDays(-2);
    const issuanceFailure = {
      ...{ message: 'dns01: NXDOMAIN', sinceMs: lastFailureMs, lastFailureMs },
      ...{ nextRetryMs: inDays(1), attempts: 5 },
    };
    show({ managedBy: 'Certificate shop/web', issuanceFailure });
    const text = await card();
    for (const part of [
      'no: it cannot be issued',
      'dns01: NXDOMAIN',
      '5 · the last Sat 21 Nov',
      'Tue 24 Nov 2026 10:00',
    ]) {
      expect(text).toContain(part);
    }
  });

  it('says since when a first try is waited for', async () => {
    const issuanceFailure = { message: 'no answer', sinceMs: inDays(-2), nextRetryMs: null, attempts: null };
    show({ managedBy: 'Certificate shop/web', issuanceFailure });
    const text = await card();
    expect(text).toContain('Waiting sinceSat 21 Nov');
    expect(text).not.toContain('Failed tries');
  });
});

describe('silence', () => {
  const location = { kind: 'secret', source: 'k', cluster: '', node: '', namespace: 'a', name: 'b', key: 'k' } as const;

  it('is not offered where there is no way to', async () => {
    show();
    await screen.findByRole('heading', { level: 1 });
    expect(screen.queryByRole('button', { name: 'Silence' })).toBeNull();
  });

  it('copies the annotation of an object', async () => {
    const user = show({ location });
    await user.click(await screen.findByRole('button', { name: 'Silence' }));
    await user.click(await screen.findByRole('menuitem', { name: /Copy the command/ }));
    expect(await navigator.clipboard.readText()).toContain('notafter.io/silence-until=');
  });

  it('opens the form of Grafana for those who may', async () => {
    signedInWith(['alert.silences:create']);
    const user = show({ node: 'cp-1' });
    await user.click(await screen.findByRole('button', { name: 'Silence' }));
    const link = await screen.findByRole('menuitem', { name: 'Its alerts, in Grafana' });
    expect(link).toHaveAttribute('href', expect.stringContaining('/alerting/silence/new?alertmanager=grafana'));
    signedInWith();
  });
});

describe('check again', () => {
  const press = async (user: ReturnType<typeof userEvent.setup>) =>
    user.click((await screen.findAllByRole('button', { name: 'Check again' }))[0]!);

  it.each([
    ['the same', false, {}, 'read just now: same certificate'],
    ['a renewed one', true, { notAfterMs: inDays(90) }, 'renewed: now ends Sun 21 Feb 2027 10:00 UTC'],
    [
      'nothing readable',
      false,
      { trouble: { reason: 'permission_denied', message: 'EACCES', sinceMs: NOW } },
      'read just now: EACCES',
    ],
  ] as const)('says that it read %s', async (_, changed, change, text) => {
    const check = async () => ({ checkedAtMs: NOW, changed, slot: aSlot(change) });
    const user = show({}, { check });
    await press(user);
    expect(await screen.findByText(text)).toBeInTheDocument();
  });

  it('shows what the place holds now', async () => {
    const renewed = aSlot({ state: 'valid', notAfterMs: inDays(90), renewedAtMs: NOW, findings: [] });
    const user = show({}, { check: async () => ({ checkedAtMs: NOW, changed: true, slot: renewed }) });
    await press(user);
    expect(await screen.findByText('Nothing to do')).toBeInTheDocument();
    expect(screen.getByText('ends Sun 21 Feb 2027 10:00 UTC · in 90 d')).toBeInTheDocument();
  });

  it('says why it could not', async () => {
    const check = async () => Promise.reject(new AgentError('too-soon', 'Asked too soon.', 'Wait 8 s.'));
    const user = show({}, { check });
    await press(user);
    expect(await screen.findByText('Asked too soon. Wait 8 s.')).toBeInTheDocument();
  });

  it('waits until it is allowed', async () => {
    show({ checkableFromMs: NOW + 7_500 });
    const [button] = await screen.findAllByRole('button', { name: 'Check again in 8 s' });
    expect(button).toBeDisabled();
  });
});

describe('in trouble', () => {
  it('says why, since when, and that this is the last good reading', async () => {
    const trouble = {
      reason: 'permission_denied',
      message: 'EACCES: grant read permission',
      sinceMs: NOW - 3 * HOUR,
    } as const;
    show({ state: 'unreadable', trouble, lastGoodMs: NOW - 3 * HOUR });
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Cannot be read since Mon 23 Nov 2026 07:00 UTC · 3 h ago');
    expect(alert).toHaveTextContent('EACCES: grant read permission');
    expect(alert).toHaveTextContent('last good reading, of Mon 23 Nov 2026 07:00 UTC');
  });

  it('works without a certificate, for a file that is missing', async () => {
    const trouble = { reason: 'missing', message: 'does not exist', sinceMs: NOW - HOUR } as const;
    show({ state: 'unreadable', trouble, stored: [], notAfterMs: null, lastGoodMs: null });
    expect(await screen.findByRole('alert')).toHaveTextContent('Missing since Mon 23 Nov 2026 09:00 UTC');
    expect(screen.getAllByText('No certificate is there')).not.toHaveLength(0);
  });
});

describe('tabs', () => {
  it('begins with the chain, and the issuers known elsewhere', async () => {
    show({ issuers: [{ fingerprint: 'ca1', title: 'kubernetes', role: 'root', notAfterMs: inDays(3000) }] });
    const chain = await screen.findByRole('table', { name: 'Chain' });
    expect(within(chain).getAllByRole('row')).toHaveLength(3);
    expect(within(chain).getByRole('link', { name: 'kubernetes' })).toHaveAttribute(
      'href',
      '/a/notafter-certificates-app/find?fingerprint=ca1'
    );
  });

  it('lists the other places', async () => {
    const user = show({ otherPlaces: [aPlace({ slot: 's2', node: 'cp-2' })] });
    await user.click(await screen.findByRole('tab', { name: /Places/ }));
    const link = await screen.findByRole('link', { name: 'cp-2:/etc/kubernetes/pki/apiserver.crt' });
    expect(link).toHaveAttribute('href', '/a/notafter-certificates-app/slot/s2');
    expect(screen.getByTestId('address')).toHaveTextContent('tab=places');
  });

  it('tells the history, the latest first', async () => {
    const event = (atMs: number, text: string) =>
      ({
        atMs,
        event: 'renewed',
        slot: 's1',
        title: '',
        oldFingerprint: '',
        newFingerprint: '',
        leadTimeDays: 3,
        text,
      }) as const;
    show({ history: [event(inDays(-400), 'renewed first'), event(inDays(-20), 'renewed again')] }, {}, '?tab=history');
    const table = await screen.findByRole('table', { name: 'History' });
    expect(within(table).getAllByRole('row')[1]).toHaveTextContent('renewed again');
  });

  it('shows all facts as text, whatever a certificate says', async () => {
    const text = '<script>alert(1)</script>';
    const subject = { text: `CN=${text}`, attributes: [] };
    show({ stored: [aSighting({ subject })] }, {}, '?tab=facts');
    expect(await screen.findByText(`CN=${text}`)).toBeInTheDocument();
    expect(document.querySelector('script')).toBeNull();
  });

  it('shows the PEM to copy and to download', async () => {
    const pem = '-----BEGIN CERTIFICATE-----';
    setBackendSrv({ fetch: () => of({ data: pem }) } as unknown as BackendSrv);
    show({}, {}, '?tab=pem');
    expect(await screen.findByRole('region', { name: 'PEM' })).toHaveTextContent(pem);
    expect(screen.getByRole('link', { name: 'Download' })).toHaveAttribute('href', '/agent/api/v1/certificates/f1.pem');
  });
});

describe('without an answer', () => {
  it('says that nobody knows the slot, and where to go', async () => {
    show({}, { slot: async () => Promise.reject(new AgentError('not-found', 'no such slot', '')) });
    expect(await screen.findByText('The agent knows no place of this id')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'See all certificates' })).toBeInTheDocument();
  });

  it('says that the agent does not answer, and tries again', async () => {
    let down = true;
    const slot = async () => (down ? Promise.reject(refused()) : aSlot());
    const user = show({}, { slot });
    expect(await screen.findByText('Notafter: connection refused')).toBeInTheDocument();
    down = false;
    await user.click(screen.getByRole('button', { name: 'Retry' }));
    expect(await screen.findByRole('heading', { level: 1, name: /kube-apiserver/ })).toBeInTheDocument();
    await waitFor(() => expect(screen.queryByText(/connection refused/)).not.toBeInTheDocument());
  });
});
