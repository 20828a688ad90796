import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { columnWidths } from './column-widths.ts';

describe('the widths of columns', () => {
  const flexible = [false, true, true];
  const rows: ReadonlyArray<{ name: string; widths: number[]; limit: number; fitting: number[] }> = [
    { name: 'fits already', widths: [8, 20, 30], limit: 60, fitting: [8, 20, 30] },
    { name: 'the widest gives way first', widths: [8, 20, 30], limit: 52, fitting: [8, 20, 24] },
    { name: 'then all alike', widths: [8, 20, 30], limit: 40, fitting: [8, 16, 16] },
    { name: 'what may not give way stays', widths: [40, 20, 20], limit: 70, fitting: [40, 15, 15] },
    { name: 'none gets too narrow', widths: [8, 20, 30], limit: 10, fitting: [8, 12, 12] },
    { name: 'what is narrow stays', widths: [8, 5, 30], limit: 30, fitting: [8, 5, 17] },
  ];
  for (const { name, widths, limit, fitting } of rows) {
    it(name, () => assert.deepEqual(columnWidths(widths, flexible, limit), fitting));
  }
});
