import { type Command, InvalidArgumentError, Option } from 'commander';
import { type ClusterFlags, addClusterFlags } from './cluster-flags.ts';
import { collect } from './collect.ts';

/** What `serve` was told on the command line, with the names of x509-certificate-exporter. */
export interface ServeFlags extends ClusterFlags {
  readonly config?: string;
  readonly watchFile?: readonly string[];
  readonly watchDir?: readonly string[];
  readonly watchKubeconf?: readonly string[];
  readonly skipSymlinks?: boolean;
  readonly listenAddress?: string;
  readonly viewerDirectory?: string;
  readonly debug?: boolean;
  readonly trimPathComponents?: number;
  readonly exposeRelativeMetrics?: boolean;
  readonly exposePerCertErrorMetrics?: boolean;
  readonly version?: boolean;
}

/** Flags of v4 and v3.21 whose feature does not exist yet. They are refused, since ignoring one could serve openly what was locked. */
const UNBUILT_FLAGS: ReadonlyArray<{ readonly flags: string; readonly feature: string }> = [
  { flags: '--web.config.file <file>', feature: 'TLS and authentication of the own endpoint' },
  { flags: '--probe.listen-address <address>', feature: 'a listener of its own for health probes' },
  { flags: '--profile', feature: 'profiling over HTTP' },
  { flags: '--web.systemd-socket', feature: 'systemd socket activation' },
  { flags: '-l, --expose-labels <labels>', feature: 'leaving labels out' },
];

/** Adds the flags of `serve` to its command. */
export function addServeFlags(command: Command): Command {
  command
    .optionsGroup('What to watch:')
    .option('-C, --config <file>', 'configuration file; read again on SIGHUP and when it changes')
    .option('-f, --watch-file <glob>', 'a file of certificates (repeatable)', collect)
    .option('-d, --watch-dir <directory>', 'the files of a directory, not of those below it (repeatable)', collect)
    .option(
      '-k, --watch-kubeconf <file>',
      'a kubeconfig with its embedded and referenced certificates (repeatable)',
      collect
    )
    .option('--skip-symlinks', 'leave symbolic links out of -f and -d');
  addClusterFlags(command);
  command
    .optionsGroup('How to serve:')
    .option('-b, --listen-address <address>', 'where to listen, [address]:port (default ":9793")')
    .option('--viewer-directory <directory>', 'the files of the viewer, shown at /')
    .option('--trim-path-components <number>', 'leading components to leave out of the label filepath', wholeNumber)
    .option('--expose-relative-metrics', 'expose seconds to and since the ends, too')
    .option('--expose-per-cert-error-metrics', 'expose one error metric a certificate, too')
    .option('--debug', 'log more; stack traces of our own faults')
    .option('-v, --version', 'print the version');
  for (const { flags, feature } of UNBUILT_FLAGS) {
    command.addOption(new Option(flags, `${feature}: not built yet, refused`).hideHelp());
  }
  return command;
}

/** One line for each flag that was given and asks for what does not exist yet. */
export function unbuiltFlags(command: Command): string[] {
  return UNBUILT_FLAGS.flatMap(({ flags, feature }) => {
    const name = new Option(flags).attributeName();
    const value: unknown = command.getOptionValue(name);
    const isGiven = value !== undefined && value !== '' && value !== false;
    return isGiven ? [`${flags.replace(/ <.*/, '')}: ${feature} is not built yet`] : [];
  });
}

function wholeNumber(text: string): number {
  if (!/^\d{1,4}$/.test(text)) {
    throw new InvalidArgumentError('It must be a whole number, 0 or more.');
  }
  return Number(text);
}
