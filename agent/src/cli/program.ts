import { Command } from 'commander';
import { EXIT } from './exit-code.ts';
import { VERSION } from './package-version.ts';
import { addScanFlags } from './scan/scan-flags.ts';
import { addServeFlags, unbuiltFlags } from './serve/serve-flags.ts';
import type { Terminal } from './terminal.ts';
import { refuseUnknownCommand } from './unknown-command.ts';

type Finish = (exitCode: number) => void;

/** The command line. Every command is imported only when it runs. */
export function createProgram(terminal: Terminal, finish: Finish): Command {
  const program = new Command('notafter')
    .description('Finds X.509 certificates and says when each of them ends.')
    .version(VERSION, '-v, --version', 'print the version')
    .helpOption('-h, --help', 'explain a command')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.write(text),
      writeErr: (text) => terminal.writeError(text),
      getOutHelpWidth: () => Math.min(terminal.columns ?? 100, 120),
      getErrHelpWidth: () => Math.min(terminal.columns ?? 100, 120),
      getOutHasColors: () => terminal.isInteractive,
    })
    .showSuggestionAfterError()
    .showHelpAfterError('(--help explains it)')
    .addHelpText('after', EXAMPLES);
  addServe(program, terminal, finish);
  addScan(program, terminal, finish);
  addOthers(program, terminal, finish);
  return program;
}

const EXAMPLES = `
Examples:
  notafter scan                                  what this machine is known to have
  notafter scan /etc/ssl/certs server.pem        files, directories, globs, kubeconfigs
  notafter demo                                  a whole estate to try things on
  notafter serve --config notafter.yaml          metrics, API and viewer on :9793
  notafter -f '/etc/nginx/**/*.crt'              the same with the flags of x509-certificate-exporter
  notafter check-config notafter.yaml            what is wrong with a configuration
  notafter rbac --config notafter.yaml           the rights it needs in the cluster
`;

const SERVE_EXAMPLES = `
Examples:
  notafter serve --config notafter.yaml
  notafter -f '/etc/nginx/**/*.crt' -k /etc/kubernetes/admin.conf -b 127.0.0.1:9793

Without --config the first of these is read, when it is there: config.yaml in notafter/ or
x509-certificate-exporter/ below $XDG_CONFIG_HOME, $HOME/.config and /etc.
The flags of x509-certificate-exporter 3.21 and 4.2 are known. One whose feature is not built yet is refused.
`;

function addServe(program: Command, terminal: Terminal, finish: Finish): void {
  const command = program
    .command('serve', { isDefault: true })
    .description('run the agent: metrics, API and viewer (what happens without a command)')
    .allowExcessArguments()
    .addHelpText('after', SERVE_EXAMPLES);
  addServeFlags(command).action(async (flags) => {
    refuseUnknownCommand(command);
    if (flags.version) {
      return terminal.write(`${VERSION}\n`);
    }
    const unbuilt = unbuiltFlags(command);
    if (unbuilt.length > 0) {
      unbuilt.forEach((line) => terminal.writeError(`notafter: ${line}\n`));
      return finish(EXIT.usage);
    }
    const { serve } = await import('./serve/serve.ts');
    finish(await serve(flags, terminal));
  });
}

const SCAN_EXAMPLES = `
Examples:
  notafter scan                                  the known places of kubeadm, k3s, RKE2, …
  notafter scan /etc/ssl/certs '*.pem'           a directory and all below it, and a glob
  notafter scan ~/.kube/config --output json     a kubeconfig; also csv, ndjson

Exit code: 0 all valid, 1 a warning, 2 critical or expired, 3 something could not be read (the highest wins),
64 wrong usage, 70 our own fault.
`;

function addScan(program: Command, terminal: Terminal, finish: Finish): void {
  const command = program
    .command('scan')
    .description('list certificates once, like `kubeadm certs check-expiration`')
    .argument('[path...]', 'files, directories, globs, kubeconfigs; without one, all places that presets know')
    .addHelpText('after', SCAN_EXAMPLES);
  addScanFlags(command).action(async (paths: string[], flags) => {
    const { scan } = await import('./scan/scan.ts');
    finish(await scan(paths, flags, terminal));
  });
}

function addOthers(program: Command, terminal: Terminal, finish: Finish): void {
  program
    .command('demo')
    .description('a whole estate of certificates in a temporary folder, and the agent on it')
    .option('--listen-address <address>', 'where to listen, [address]:port', '127.0.0.1:9793')
    .option('--inbox-address <address>', 'where the page of received alerts listens', '127.0.0.1:9794')
    .option('--directory <directory>', 'where to put the certificates (default: a temporary folder)')
    .option('--debug', 'stack traces of our own faults')
    .action(async (flags) => {
      const { runDemo } = await import('./run-demo.ts');
      finish(await runDemo(flags, terminal));
    });
  program
    .command('check-config')
    .description('say what is wrong with a configuration file, with line and column')
    .argument('<file>', 'configuration file; - reads the standard input')
    .option('--debug', 'stack traces of our own faults')
    .action(async (file: string) => {
      const { checkConfig } = await import('./check-config.ts');
      finish(await checkConfig(file, terminal));
    });
  program
    .command('rbac')
    .description('print the rights at the API server that a configuration needs, for kubectl apply')
    .option('-C, --config <file>', 'configuration file (default: as serve finds it)')
    .option('--name <name>', 'of the roles and their bindings', 'notafter')
    .option('--service-account <name>', 'who gets them', 'notafter')
    .option('-n, --namespace <namespace>', 'where that service account is', 'notafter')
    .option('--debug', 'stack traces of our own faults')
    .action(async (flags) => {
      const { rbac } = await import('./rbac/rbac.ts');
      finish(await rbac(flags, terminal));
    });
  program
    .command('version')
    .description('print the version')
    .action(() => terminal.write(`${VERSION}\n`));
}
