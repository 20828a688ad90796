import { fireEvent, render, screen, waitForElementToBeRemoved, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import { buildRow, inDays, NOW } from './build-row';
import type { RunwayRow } from './row';
import { Runway, type RunwayProps } from './Runway';

function show(rows: readonly RunwayRow[], props: Partial<RunwayProps> = {}) {
  const onOpen = jest.fn<void, [RunwayRow]>();
  const user = userEvent.setup();
  const view = (given: readonly RunwayRow[]) => (
    <Runway
      rows={given}
      nowMs={NOW}
      axis="log"
      sort="ends-first"
      zone="utc"
      height={600}
      width={1200}
      onOpen={onOpen}
      {...props}
    />
  );
  const { rerender } = render(view(rows));
  return { onOpen, user, show: (given: readonly RunwayRow[]) => rerender(view(given)) };
}

const estate = [
  buildRow({
    id: '1',
    title: 'shop.example',
    group: 'payments',
    href: '#slot-1',
    notAfterMs: inDays(2),
    state: 'critical',
    command: 'renew shop',
    facts: [['Issuer', 'Example CA']],
  }),
  buildRow({
    id: '2',
    title: 'pay.example',
    group: 'payments',
    href: '#slot-2',
    notAfterMs: inDays(9),
    renewalDueMs: inDays(-21),
  }),
  buildRow({ id: '3', title: 'edge.example', group: 'edge', href: '#slot-3', notAfterMs: inDays(60) }),
];

const row = (name: RegExp) => screen.getByRole('row', { name });
const focused = () => document.activeElement?.textContent;

describe('what a screen reader finds', () => {
  it('is a treegrid of groups and rows', () => {
    show(estate);
    expect(screen.getByRole('treegrid')).toHaveAttribute('aria-rowcount', '6');
    expect(row(/^payments/)).toHaveAttribute('aria-expanded', 'true');
    expect(row(/^payments/)).toHaveAttribute('aria-level', '1');
    expect(row(/shop/)).toHaveAttribute('aria-level', '2');
    expect(row(/shop/)).toHaveAttribute('aria-rowindex', '3');
    expect(screen.getAllByRole('columnheader')).toHaveLength(5);
  });

  it('tells state, name, place, time left, and what is overdue', () => {
    show(estate);
    expect(within(row(/shop/)).getByRole('img', { name: 'critical' })).toBeInTheDocument();
    expect(row(/shop/)).toHaveTextContent('2 d');
    expect(row(/renewal was due 21 d ago/)).toHaveTextContent('pay.example');
  });

  it('has no groups where rows have none', () => {
    show([buildRow()]);
    expect(screen.getByRole('treegrid')).toHaveAttribute('aria-rowcount', '2');
    expect(row(/web/)).toHaveAttribute('aria-level', '1');
  });

  it('says that there is nothing', () => {
    show([]);
    expect(screen.getByText('No certificates to show')).toBeInTheDocument();
  });

  it('says it in the words of its page', () => {
    show([], { empty: 'Nothing ends before 14 January' });
    expect(screen.getByText('Nothing ends before 14 January')).toBeInTheDocument();
  });

  it('names a state where no end is known', () => {
    show([buildRow({ notAfterMs: null, state: 'unreadable' })]);
    expect(row(/web/)).toHaveTextContent('unreadable');
  });
});

describe('the keyboard', () => {
  it('has one row in the tab order', async () => {
    const { user } = show(estate);
    await user.tab();
    expect(row(/^payments/)).toHaveFocus();
    expect(screen.getAllByRole('row').filter(({ tabIndex }) => tabIndex === 0)).toHaveLength(1);
  });

  it('moves with the arrows', async () => {
    const { user } = show(estate);
    await user.tab();
    await user.keyboard('{ArrowDown}{ArrowDown}');
    expect(row(/pay\.example/)).toHaveFocus();
    await user.keyboard('{ArrowUp}');
    expect(row(/shop/)).toHaveFocus();
    await user.keyboard('{End}');
    expect(row(/edge\.example/)).toHaveFocus();
  });

  it('collapses and expands a group', async () => {
    const { user } = show(estate);
    await user.tab();
    await user.keyboard('{ArrowDown}{ArrowLeft}');
    expect(row(/^payments/)).toHaveFocus();
    await user.keyboard('{ArrowLeft}');
    expect(row(/^payments/)).toHaveAttribute('aria-expanded', 'false');
    expect(screen.queryByText('shop.example')).not.toBeInTheDocument();
    await user.keyboard('{ArrowRight}{ArrowRight}');
    expect(row(/shop/)).toHaveFocus();
  });

  it('opens the page with Enter', async () => {
    const { user, onOpen } = show(estate);
    await user.tab();
    await user.keyboard('{ArrowDown}{Enter}');
    expect(onOpen).toHaveBeenCalledWith(estate[0]);
  });

  it('pins the card with Space, goes on inside it, and comes back with Esc', async () => {
    const { user, onOpen } = show(estate);
    await user.tab();
    await user.keyboard('{ArrowDown} ');
    const card = screen.getByRole('dialog', { name: 'shop.example' });
    expect(card).toHaveFocus();
    expect(card).toHaveTextContent('ends Wed 25 Nov 2026 10:00 UTC · in 2 d');
    expect(card).toHaveTextContent('Example CA');
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(row(/shop/)).toHaveFocus();
    expect(onOpen).not.toHaveBeenCalled();
  });

  it('zooms with + and −, and 0 shows all', async () => {
    const { user } = show(estate);
    await user.tab();
    expect(screen.getByText('10 y')).toBeInTheDocument();
    await user.keyboard('+');
    expect(screen.queryByText('10 y')).not.toBeInTheDocument();
    await user.keyboard('-');
    expect(screen.getByText('10 y')).toBeInTheDocument();
    await user.keyboard('++0');
    expect(screen.getByText('10 y')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Reset zoom' })).not.toBeInTheDocument();
  });

  it('stays at its row when others come, and at its group when it goes', async () => {
    const { user, show: showAgain } = show(estate);
    await user.tab();
    await user.keyboard('{ArrowDown}{ArrowDown}');
    showAgain([buildRow({ id: '0', group: 'payments', notAfterMs: inDays(1) }), ...estate]);
    expect(row(/pay\.example/)).toHaveFocus();
    showAgain(estate.filter(({ id }) => id !== '2'));
    expect(row(/^payments/)).toHaveAttribute('tabindex', '0');
  });
});

describe('the mouse', () => {
  it('opens a page, and leaves a click with a modifier to the browser', async () => {
    const { user, onOpen } = show(estate);
    await user.click(screen.getByText('shop.example'));
    expect(onOpen).toHaveBeenCalledTimes(1);
    fireEvent.click(screen.getByText('shop.example'), { ctrlKey: true });
    expect(onOpen).toHaveBeenCalledTimes(1);
    expect(screen.getByRole('link', { name: 'shop.example', hidden: true })).toHaveAttribute('href', '#slot-1');
  });

  it('collapses a group', async () => {
    const { user } = show(estate);
    await user.click(screen.getByText('payments'));
    expect(screen.queryByText('shop.example')).not.toBeInTheDocument();
    expect(row(/^payments/)).toHaveTextContent('· 2');
  });

  it('shows a card, keeps it while the pointer is on it, and hides it after', async () => {
    const { user } = show(estate);
    await user.hover(screen.getByText('shop.example'));
    const card = await screen.findByRole('dialog', { name: 'shop.example' });
    await user.hover(card);
    expect(card).toBeInTheDocument();
    await user.hover(screen.getByText('payments'));
    await waitForElementToBeRemoved(card);
  });

  it('pins a card, which then says what its row says now', async () => {
    const { user, show: showAgain } = show(estate);
    await user.hover(screen.getByText('shop.example'));
    await screen.findByRole('dialog');
    await user.click(screen.getByRole('button', { name: 'Keep open' }));
    showAgain(estate.map((each) => ({ ...each, note: 'renewed 02:14' })));
    expect(screen.getByRole('dialog')).toHaveTextContent('renewed 02:14');
    await user.click(screen.getByRole('button', { name: 'Close' }));
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('copies the command', async () => {
    Object.defineProperty(window, 'isSecureContext', { value: true, configurable: true });
    const { user } = show(estate);
    await user.hover(screen.getByText('shop.example'));
    await user.click(await screen.findByRole('button', { name: /Copy/ }));
    expect(await navigator.clipboard.readText()).toBe('renew shop');
  });

  it('shows the card of a row without a page instead', async () => {
    const { user, onOpen } = show([buildRow()]);
    await user.click(screen.getByText('web.example'));
    expect(screen.getByRole('dialog')).toHaveTextContent('/etc/kubernetes/pki/web.crt');
    expect(onOpen).not.toHaveBeenCalled();
  });

  it('zooms by a drag, which is no click, and a double click on the axis shows all', async () => {
    const { user, onOpen } = show(estate);
    // The chart begins at 0 in a page without layout.
    fireEvent.mouseDown(screen.getByText('shop.example'), { clientX: 300 });
    fireEvent.mouseMove(window, { clientX: 400 });
    fireEvent.mouseUp(window, { clientX: 500 });
    fireEvent.click(screen.getByText('shop.example'));
    expect(onOpen).not.toHaveBeenCalled();
    expect(screen.queryByText('10 y')).not.toBeInTheDocument();
    await user.dblClick(screen.getByRole('columnheader', { name: /Validity/ }));
    expect(screen.getByText('10 y')).toBeInTheDocument();
  });

  it('brings the whole axis back by a button', async () => {
    const { user } = show(estate);
    fireEvent.mouseDown(screen.getByRole('treegrid'), { clientX: 500 });
    fireEvent.mouseMove(window, { clientX: 300 });
    fireEvent.mouseUp(window, { clientX: 300 });
    await user.click(screen.getByRole('button', { name: 'Reset zoom' }));
    expect(screen.getByText('10 y')).toBeInTheDocument();
  });

  it.each([
    ['a twitch', 300, 303, 0],
    ['another button', 300, 500, 2],
    ['a drag beside the axis', -50, 200, 0],
  ])('takes %s for no drag', (_, from, to, button) => {
    show(estate);
    fireEvent.mouseDown(screen.getByRole('treegrid'), { clientX: from, button });
    fireEvent.mouseMove(window, { clientX: to });
    fireEvent.mouseUp(window, { clientX: to });
    expect(screen.getByText('10 y')).toBeInTheDocument();
  });
});

describe('many rows', () => {
  const many = (count: number, groups: number) =>
    Array.from({ length: count }, (_, index) =>
      buildRow({ id: String(index), title: `web-${index}`, group: groups === 0 ? '' : `group-${index % groups}` })
    );

  it('draws of 10,000 only those in sight', () => {
    show(many(10_000, 0));
    expect(screen.getByRole('treegrid')).toHaveAttribute('aria-rowcount', '10001');
    expect(screen.getAllByRole('row').length).toBeLessThan(45);
  });

  it('reaches the last one', async () => {
    const { user } = show(many(10_000, 0));
    await user.tab();
    await user.keyboard('{End}');
    expect(focused()).toContain('web-9999');
    expect(document.activeElement).toHaveAttribute('aria-rowindex', '10001');
  });

  it.each([
    [500, 'true'],
    [501, 'false'],
  ])('of %d starts with expanded groups: %s', (count, expanded) => {
    show(many(count, 5));
    expect(row(/^group-0/)).toHaveAttribute('aria-expanded', expanded);
  });

  it('tells the states of a collapsed group', () => {
    show(many(600, 2).map((each, index) => (index === 0 ? { ...each, state: 'expired' } : each)));
    expect(within(row(/^group-0/)).getByRole('img', { name: 'expired' })).toBeInTheDocument();
    expect(within(row(/^group-1/)).queryByRole('img', { name: 'expired' })).not.toBeInTheDocument();
  });
});

describe('hostile text', () => {
  it('stays text', async () => {
    const hostile = '<img src=x onerror=alert(1)>{{html}}$t(x)';
    const { user } = show([
      buildRow({
        title: hostile,
        place: hostile,
        group: hostile,
        note: hostile,
        command: hostile,
        facts: [[hostile, hostile]],
      }),
    ]);
    await user.click(screen.getByRole('row', { name: new RegExp('onerror.*60 d', 's') }));
    const card = screen.getByRole('dialog', { name: hostile });
    expect(within(card).getAllByText(hostile)).toHaveLength(6);
    expect(document.querySelector('img')).toBeNull();
  });

  it('of a group named like a property of objects is a group', () => {
    show([buildRow({ group: 'constructor' }), buildRow({ id: '2', group: '__proto__' })]);
    expect(screen.getByRole('treegrid')).toHaveAttribute('aria-rowcount', '5');
  });
});

it('is a list on a narrow page', () => {
  show(estate, { width: 380 });
  expect(row(/shop/)).toHaveTextContent('2 d');
});

it('draws nothing before its width is known', () => {
  globalThis.ResizeObserver = class {
    observe() {}
    unobserve() {}
    disconnect() {}
  };
  render(<Runway rows={estate} nowMs={NOW} axis="log" sort="name" zone="utc" height={600} />);
  expect(screen.queryByRole('treegrid')).not.toBeInTheDocument();
});
