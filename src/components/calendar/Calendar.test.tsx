import { fireEvent, render, screen, within } from '@testing-library/react';
import React, { useState } from 'react';
import { MemoryRouter } from 'react-router-dom';
import { buildRow, inDays, NOW } from '../runway/build-row';
import type { RunwayRow } from '../runway/row';
import { Calendar } from './Calendar';
import type { CalendarMode } from './day-tallies';

function Shown({ rows }: { rows: readonly RunwayRow[] }) {
  const [mode, setMode] = useState<CalendarMode>('ends');
  return (
    <MemoryRouter>
      <Calendar rows={rows} nowMs={NOW} zone="utc" mode={mode} onMode={setMode} empty="nothing here" />
    </MemoryRouter>
  );
}

const show = (...rows: RunwayRow[]) => render(<Shown rows={rows} />);
const cell = (name: RegExp) => screen.getByRole('gridcell', { name });
const agenda = (name: string) => within(screen.getByRole('region', { name }));

describe('Calendar', () => {
  it('counts what ends on a day, in the worst state of it', () => {
    show(
      buildRow({ id: 'a', notAfterMs: inDays(5), state: 'critical' }),
      buildRow({ id: 'b', notAfterMs: inDays(5.2), state: 'warning' })
    );
    expect(cell(/Sat 28 Nov 2026: 2, worst: critical/)).toHaveTextContent('2');
    expect(cell(/Fri 27 Nov 2026: nothing/)).toHaveTextContent('');
  });

  it('begins with the next day on which anything happens', () => {
    show(
      buildRow({ id: 'a', title: 'past.example', notAfterMs: inDays(-1) }),
      buildRow({ id: 'b', title: 'next.example', notAfterMs: inDays(3), href: '/a/app/slot/1' })
    );
    expect(cell(/Thu 26 Nov/)).toHaveAttribute('aria-selected', 'true');
    expect(agenda('Thu 26 Nov 2026').getByRole('link', { name: 'next.example' })).toHaveAttribute(
      'href',
      '/a/app/slot/1'
    );
    expect(agenda('Thu 26 Nov 2026').getByText('10:00')).toBeInTheDocument();
  });

  it('is walked by keys: days, weeks, months, and never past its year', () => {
    show(buildRow({ notAfterMs: inDays(0.1) }));
    const press = (key: string) => fireEvent.keyDown(document.activeElement!, { key });
    cell(/Mon 23 Nov/).focus();
    press('ArrowDown');
    expect(cell(/Tue 24 Nov/)).toHaveFocus();
    press('ArrowRight');
    expect(cell(/Tue 1 Dec/)).toHaveFocus();
    press('PageDown');
    expect(cell(/Fri 1 Jan 2027/)).toHaveFocus();
    press('Home');
    expect(cell(/Mon 28 Dec/)).toHaveFocus();
    press('PageUp');
    press('PageUp');
    expect(cell(/Mon 16 Nov/)).toHaveFocus();
    press('ArrowUp');
    expect(cell(/Mon 16 Nov/)).toHaveFocus();
    expect(agenda('Mon 16 Nov 2026').getByText('No certificate ends on this day.')).toBeInTheDocument();
  });

  it('one day alone is in the tab order', () => {
    show(buildRow({ notAfterMs: inDays(3) }));
    const inTabOrder = screen.getAllByRole('gridcell').filter((day) => day.tabIndex === 0);
    expect(inTabOrder.map((day) => day.getAttribute('aria-label'))).toEqual([
      expect.stringMatching(/^Thu 26 Nov 2026/),
    ]);
  });

  it('counts renewals due instead', () => {
    show(buildRow({ title: 'web.example', notAfterMs: inDays(60), renewalDueMs: inDays(30) }));
    fireEvent.click(screen.getByRole('radio', { name: 'Renewals due' }));
    expect(agenda('Wed 23 Dec 2026').getByText('web.example')).toBeInTheDocument();
    expect(cell(/Fri 22 Jan 2027: nothing/)).toBeInTheDocument();
  });

  it('what its year does not show is a button away', () => {
    show(
      buildRow({ id: 'a', title: 'old.example', notAfterMs: inDays(-400) }),
      buildRow({ id: 'b', title: 'root.example', notAfterMs: inDays(3650) })
    );
    fireEvent.click(screen.getByRole('button', { name: '1 earlier' }));
    expect(agenda('Earlier').getByText('old.example')).toBeInTheDocument();
    fireEvent.click(screen.getByRole('button', { name: '1 later' }));
    expect(agenda('Later').getByText('Thu 20 Nov 2036')).toBeInTheDocument();
  });

  it.each([
    ['without an end', null],
    ['that no Date can hold', 1e20],
  ])('leaves out a row whose end is %s', (_, notAfterMs) => {
    show(buildRow({ notAfterMs }));
    expect(screen.getAllByRole('gridcell').every((day) => day.textContent === '')).toBe(true);
  });

  it('shows many of one day when asked', () => {
    show(...Array.from({ length: 120 }, (_, index) => buildRow({ id: `${index}`, notAfterMs: inDays(3) })));
    expect(cell(/Thu 26 Nov 2026: 120/)).toHaveTextContent('99+');
    expect(agenda('Thu 26 Nov 2026').getAllByRole('listitem')).toHaveLength(50);
    fireEvent.click(screen.getByRole('button', { name: 'Show all 120' }));
    expect(agenda('Thu 26 Nov 2026').getAllByRole('listitem')).toHaveLength(120);
  });

  it('says what there is to say without rows', () => {
    show();
    expect(screen.getByText('nothing here')).toBeInTheDocument();
  });
});
