import path from 'node:path';

const FILE = 'config.yaml';
const NAMES = ['notafter', 'x509-certificate-exporter'];

/** Where a configuration file is looked for when none is named, first match wins: ours before the peer's. */
export function defaultConfigPaths(environment: Readonly<Record<string, string | undefined>>): string[] {
  const { XDG_CONFIG_HOME, HOME } = environment;
  const folders = [XDG_CONFIG_HOME, HOME && path.join(HOME, '.config'), '/etc'].filter(
    (folder): folder is string => folder !== undefined && folder !== ''
  );
  return [...new Set(NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name, FILE))))];
}
