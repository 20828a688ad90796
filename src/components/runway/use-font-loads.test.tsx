import { act, render, screen } from '@testing-library/react';
import React from 'react';
import { useFontLoads } from './use-font-loads';

function Loads() {
  return <output>{useFontLoads()}</output>;
}

it('counts a load once, however many rows listen', () => {
  const fonts = new EventTarget();
  Object.defineProperty(document, 'fonts', { value: fonts, configurable: true });
  render(
    <>
      <Loads />
      <Loads />
    </>
  );
  const before = Number(screen.getAllByRole('status')[0]?.textContent);
  act(() => void fonts.dispatchEvent(new Event('loadingdone')));
  expect(screen.getAllByRole('status').map((element) => element.textContent)).toEqual([
    `${before + 1}`,
    `${before + 1}`,
  ]);
});
