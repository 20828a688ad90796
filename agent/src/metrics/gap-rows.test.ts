import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEFAULT_POLICY, type Gap } from '@notafter/core';
import { createJudge } from '../findings/create-judge.ts';
import { NOW_MS } from '../inventory/certificate-builder.ts';
import { createInventory } from '../inventory/create-inventory.ts';
import { gapRows } from './gap-rows.ts';

const gap = (object: string): Gap => ({ object, message: '', remedy: [] });

test('one series for each gap of each source, none written twice', () => {
  const inventory = createInventory({ clock: () => NOW_MS });
  const sink = inventory.addSource({ kind: 'kubernetes', name: 'cluster', looksAt: [], cluster: 'prod' });
  sink.gaps([gap('Node a'), gap('Node "b"\n'), gap('Node a')]);
  const judge = createJudge({ inventory, policyFor: () => DEFAULT_POLICY });
  assert.deepEqual(
    [...gapRows(inventory.sources(), judge)].map(({ labels }) => labels),
    [
      '{cluster="prod",place="Node a",rule="unwatched",severity="warning",source_name="cluster"}',
      '{cluster="prod",place="Node \\"b\\"\\\\u000a",rule="unwatched",severity="warning",source_name="cluster"}',
    ]
  );
  sink.gaps([]);
  assert.deepEqual([...gapRows(inventory.sources(), judge)], []);
});
