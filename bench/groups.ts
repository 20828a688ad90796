import type { Group } from './group.ts';
import { clusters } from './groups/cluster.ts';
import { clusterChange } from './groups/cluster-change.ts';
import { clusterOutage } from './groups/cluster-outage.ts';
import { hundredThousandDistinct, hundredThousandShared } from './groups/hundred-thousand.ts';
import { idle } from './groups/idle.ts';
import { inventory } from './groups/inventory.ts';
import { judge } from './groups/judge.ts';
import { linear } from './groups/linear.ts';
import { parse } from './groups/parse.ts';
import { scan } from './groups/scan.ts';
import { sizes } from './groups/sizes.ts';
import { tenThousandFiles } from './groups/ten-thousand-files.ts';

/** Everything that is measured, in the order of the table. */
export const GROUPS: readonly Group[] = [
  parse,
  judge,
  inventory,
  tenThousandFiles,
  hundredThousandShared,
  hundredThousandDistinct,
  ...clusters,
  clusterChange,
  clusterOutage,
  linear,
  idle,
  scan,
  sizes,
];
