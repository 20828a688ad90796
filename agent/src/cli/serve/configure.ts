import { readFile } from 'node:fs/promises';
import { clusterIssues } from '../../config/cluster-issues.ts';
import type { Config } from '../../config/config.ts';
import { pathText, problemText } from '../../config/config-problem.ts';
import { expiryMonitorEnvironment } from '../../config/expiry-monitor-environment.ts';
import { defaultConfigPaths } from '../../config/find-config-file.ts';
import { parseListenAddress } from '../../config/listen-address.ts';
import { loadConfig } from '../../config/load-config.ts';
import { defaultConfig } from '../../config/to-config.ts';
import { EXIT } from '../exit-code.ts';
import { applyFlags } from './apply-flags.ts';
import type { ServeFlags } from './serve-flags.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** What `serve` runs on, and the file it came from (null: from flags alone). */
export type Configured =
  | { readonly ok: true; readonly config: Config; readonly file: string | null; readonly warnings: readonly string[] }
  | { readonly ok: false; readonly exitCode: number; readonly messages: readonly string[] };

/** Reads the named configuration file, or the first of the default ones that exists, and applies the flags. Never throws. */
export async function configure(flags: ServeFlags, environment: Environment): Promise<Configured> {
  if (flags.listenAddress !== undefined && parseListenAddress(flags.listenAddress) === null) {
    const message = `--listen-address must be [address]:port, like ":9793" or "127.0.0.1:9793", not "${flags.listenAddress}"`;
    return { ok: false, exitCode: EXIT.usage, messages: [message] };
  }
  const monitor = expiryMonitorEnvironment(environment);
  if (monitor.refused.length > 0) {
    return { ok: false, exitCode: EXIT.usage, messages: monitor.refused };
  }
  const found = await readConfigFile(flags.config, environment);
  if (!found.ok) {
    return found;
  }
  const warnings = [...monitor.warnings, ...found.warnings];
  const { file, text } = found;
  if (file === null) {
    return accepted(applyFlags(defaultConfig(environment), flags), file, warnings);
  }
  const result = loadConfig(text, file, environment);
  if (!result.ok) {
    const isUnbuilt = result.problems.some(({ reason }) => reason === 'not-built');
    const messages = result.problems.map((problem) => problemText(problem, file));
    return { ok: false, exitCode: isUnbuilt ? EXIT.usage : EXIT.failed, messages };
  }
  const texts = result.warnings.map((warning) => problemText(warning, file));
  return accepted(applyFlags(result.config, flags), file, [...warnings, ...texts]);
}

/** A flag may ask another API server than the file does. */
function accepted(config: Config, file: string | null, warnings: readonly string[]): Configured {
  const issues = clusterIssues(config);
  return issues.length === 0
    ? { ok: true, config, file, warnings }
    : { ok: false, exitCode: EXIT.failed, messages: issues.map(({ path, message }) => `${pathText(path)} ${message}`) };
}

type ConfigFile =
  | { readonly ok: true; readonly file: string | null; readonly text: string; readonly warnings: readonly string[] }
  | { readonly ok: false; readonly exitCode: number; readonly messages: readonly string[] };

/** A default file that is there and may not be read is worth a word; a named one has to be read. */
async function readConfigFile(named: string | undefined, environment: Environment): Promise<ConfigFile> {
  const warnings: string[] = [];
  for (const file of named === undefined ? defaultConfigPaths(environment) : [named]) {
    try {
      return { ok: true, file, text: await readFile(file, 'utf8'), warnings };
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      const complaint = `${file} cannot be read: ${message}`;
      if (named !== undefined) {
        return { ok: false, exitCode: EXIT.failed, messages: [complaint] };
      }
      warnings.push(...(code === 'ENOENT' || code === 'ENOTDIR' ? [] : [`${complaint}; going on without it`]));
    }
  }
  return { ok: true, file: null, text: '', warnings };
}
