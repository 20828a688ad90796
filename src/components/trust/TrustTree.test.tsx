import { fireEvent, render, screen, within } from '@testing-library/react';
import React from 'react';
import { buildRow, inDays, NOW } from '../runway/build-row';
import type { ChainLink, RunwayRow } from '../runway/row';
import { TrustTree } from './TrustTree';

function certificate(name: string, issuer: string, isCa: boolean, given: Partial<RunwayRow> = {}): RunwayRow {
  const link: ChainLink = {
    fingerprint: `fp-${name}`,
    issuerFingerprint: issuer === name ? '' : `fp-${issuer}`,
    subject: `CN=${name}`,
    issuer: `CN=${issuer}`,
    issuerTitle: issuer,
    isCa,
  };
  return buildRow({ id: name, title: name, href: `/a/app/slot/${name}`, ...given, link });
}

const ROOT = certificate('root', 'root', true, { notAfterMs: inDays(30) });
const WEB = certificate('web', 'root', false, { notAfterMs: inDays(60) });
const FOREIGN = certificate('foreign', 'R11', false);

function show(rows: readonly RunwayRow[], width = 1200) {
  const opened: string[] = [];
  render(
    <TrustTree
      rows={rows}
      nowMs={NOW}
      axis="log"
      zone="utc"
      width={width}
      height={600}
      onOpen={({ id }) => opened.push(id)}
      empty="no authority here"
    />
  );
  return opened;
}

const line = (name: RegExp) => screen.getByRole('row', { name });
const names = () =>
  screen
    .getAllByRole('row')
    .filter((row) => row.dataset.index !== undefined)
    .map((row) => within(row).getAllByRole('gridcell')[0]?.textContent);

describe('TrustTree', () => {
  it('hangs certificates below their issuers, also below those that are nowhere', () => {
    show([ROOT, WEB, FOREIGN]);
    expect(names()).toEqual(['R11', 'foreign', 'root', 'web']);
    expect(line(/root/)).toHaveAttribute('aria-level', '1');
    expect(line(/web/)).toHaveAttribute('aria-level', '2');
    expect(line(/R11/)).toHaveAccessibleName(/at no place that is watched/);
  });

  it('says where an authority ends before what it signed', () => {
    show([ROOT, WEB]);
    expect(line(/web/)).toHaveAccessibleName(/An authority above it ends first/);
    expect(line(/root/)).not.toHaveAccessibleName(/ends first/);
  });

  it('says in the name of a bar what is written beside it', () => {
    show([ROOT, { ...WEB, note: 'unreadable since 02:14' }]);
    expect(line(/web/)).toHaveAccessibleName(/An authority above it ends first · unreadable since 02:14/);
  });

  it('is walked, opened and closed by keys', () => {
    const opened = show([ROOT, WEB]);
    const press = (key: string) => fireEvent.keyDown(document.activeElement!, { key });
    line(/root/).focus();
    press('ArrowRight');
    expect(line(/web/)).toHaveFocus();
    press('Enter');
    expect(opened).toEqual(['web']);
    press('ArrowLeft');
    expect(line(/root/)).toHaveFocus();
    press('ArrowLeft');
    expect(names()).toEqual(['root']);
    expect(line(/root/)).toHaveAttribute('aria-expanded', 'false');
    press(' ');
    press('End');
    expect(line(/web/)).toHaveFocus();
  });

  it('opens a page by a press on a name or on a leaf, and a branch by a press beside its name', () => {
    const opened = show([ROOT, WEB]);
    fireEvent.click(screen.getByRole('link', { name: 'root' }));
    fireEvent.click(line(/web/));
    expect(opened).toEqual(['root', 'web']);
    fireEvent.click(line(/root/));
    expect(names()).toEqual(['root']);
  });

  it('gathers many leaves until somebody asks', () => {
    const leaves = Array.from({ length: 1204 }, (_, index) => certificate(`leaf-${index}`, 'root', false));
    show([ROOT, ...leaves]);
    expect(names()).toEqual(['root', '1,204 leaves']);
    fireEvent.click(line(/1,204 leaves/));
    expect(names().length).toBeLessThan(100);
    expect(screen.getByRole('treegrid')).toHaveAttribute('aria-rowcount', '1207');
  });

  it('leaves out the bars where there is no room', () => {
    show([ROOT, WEB], 380);
    expect(within(line(/web/)).getAllByRole('gridcell')).toHaveLength(2);
  });

  it('says what there is to say without rows', () => {
    show([]);
    expect(screen.getByText('no authority here')).toBeInTheDocument();
  });
});
