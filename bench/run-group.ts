import { GROUPS } from './groups.ts';

/** The child of `bench.ts`: measures one group once and prints its figures. */
const group = GROUPS.find(({ name }) => name === process.argv[2]);
if (group === undefined) {
  throw new Error(`no group ${process.argv[2]}`);
}
process.stdout.write(JSON.stringify(await group.run()));
