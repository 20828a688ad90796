import { DEFAULT_POLICY, printable } from '@notafter/core';
import { createJudge } from '../../findings/create-judge.ts';
import { createInventory } from '../../inventory/create-inventory.ts';
import { FILE_SOURCE_DEFAULTS } from '../../config/source-defaults.ts';
import { createSource } from '../../sources/create-source.ts';
import { createKnownPlacesSource } from '../../sources/file-source.ts';
import { readOnce } from '../../sources/read-once.ts';
import type { Log, SourceContext } from '../../sources/source.ts';
import { EXIT } from '../exit-code.ts';
import type { Terminal } from '../terminal.ts';
import { collectResult } from './collect-result.ts';
import { printResult } from './print-result.ts';
import { scanExitCode } from './scan-exit-code.ts';
import type { ScanFlags } from './scan-flags.ts';
import { scanTargets } from './scan-targets.ts';

/** Reads everything once and prints what it found. Returns the exit code. */
export async function scan(
  paths: readonly string[],
  { output, debug }: ScanFlags,
  terminal: Terminal,
  clock: () => number = Date.now
): Promise<number> {
  const found = await scanTargets(paths);
  if (!found.ok) {
    found.messages.forEach((message) => terminal.writeError(`notafter: ${printable(message)}\n`));
    return EXIT.usage;
  }
  const { sources, walkedFiles } = found.targets;
  const inventory = createInventory({ clock });
  const context: SourceContext = { cluster: '', clock, log: debug ? errorLog(terminal) : SILENT };
  const created = paths.length === 0 ? [knownPlaces(context)] : sources.map((source) => createSource(source, context));
  await readOnce(created, ({ kind, name, looksAt, cluster }) => inventory.addSource({ kind, name, looksAt, cluster }));
  const judge = createJudge({ inventory, policyFor: () => DEFAULT_POLICY });
  const result = collectResult(inventory, judge, walkedFiles, clock());
  printResult(result, output, terminal);
  if (paths.length === 0 && result.certificates.length === 0) {
    terminal.writeError(`${NOTHING_KNOWN}\n`);
  }
  return scanExitCode(result);
}

function knownPlaces(context: SourceContext) {
  return createKnownPlacesSource({ ...FILE_SOURCE_DEFAULTS, name: 'known places', paths: [] }, context);
}

const NOTHING_KNOWN = `none of the known places of a control plane or worker node is here: name a path, for example
  notafter scan /etc/ssl/certs`;

const SILENT: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

function errorLog(terminal: Terminal): Log {
  const write = (...parts: unknown[]) => {
    const text = parts.map((part) => (typeof part === 'string' ? part : JSON.stringify(part))).join(' ');
    terminal.writeError(`${printable(text)}\n`);
  };
  return { debug: write, info: write, warn: write, error: write };
}
