import type { FileSourceConfig } from '../config/config.ts';
import { createExpectFiles } from './blind-spots/expect-files.ts';
import { expectedFiles } from './blind-spots/expected-files.ts';
import { createFileReader } from './file/create-file-reader.ts';
import { createHostPaths } from './files/host-paths.ts';
import { createKubeconfigReader } from './kubeconfig/create-kubeconfig-reader.ts';
import { createPolledSource } from './polled-source.ts';
import type { Place } from './presets/place.ts';
import { PLACES_OF_PRESET, knownPlaces } from './presets/presets.ts';
import type { Source, SourceContext } from './source.ts';
import { type Target, configuredTargets } from './target.ts';

/**
 * Certificates in files: configured paths and globs, and the files and kubeconfigs of a preset. Every path is one location;
 * every cluster and user of a preset's kubeconfig is one more.
 */
export function createFileSource(config: FileSourceConfig, context: SourceContext): Source {
  const { preset, paths } = config;
  const looksAt = preset === null ? paths : [`preset ${preset}`, ...paths];
  const places = preset === null ? [] : PLACES_OF_PRESET[preset];
  const source = createSourceOfPlaces(config, places, looksAt, context);
  const expectFiles = createExpectFiles(preset === null ? [] : expectedFiles(preset, config.excludePaths));
  return { ...source, run: (sink, signal) => source.run(expectFiles(sink), signal) };
}

/** What is there of all that any preset names; silent about what is not. */
export function createKnownPlacesSource(config: FileSourceConfig, context: SourceContext): Source {
  return createSourceOfPlaces(config, knownPlaces(), ['every preset', ...config.paths], context);
}

function createSourceOfPlaces(
  config: FileSourceConfig,
  places: readonly Place[],
  looksAt: readonly string[],
  context: SourceContext
): Source {
  const { name, node, excludePaths, followSymlinks, followSymlinkDirs } = config;
  const shared = {
    holder: { source: name, cluster: context.cluster, node },
    hostPaths: createHostPaths(config.root, config.pathMappings),
    excludePaths,
    followSymlinks,
    followSymlinkDirs,
  };
  const files = createFileReader({
    ...shared,
    targets: [...configuredTargets(config.paths), ...targetsOf(places, 'file')],
    formats: config.formats,
    passphrases: config.passphrases,
    skipUnchanged: config.skipUnchanged,
  });
  const kubeconfigs = createKubeconfigReader({ ...shared, targets: targetsOf(places, 'kubeconfig') });
  const readers = [files, kubeconfigs];
  return createPolledSource({ kind: 'file', name, looksAt, intervalMs: config.refreshIntervalMs, readers }, context);
}

function targetsOf(places: readonly Place[], kind: Place['kind']): Target[] {
  return places.filter((place) => place.kind === kind).map(({ path, facts }) => ({ path, facts, origin: 'preset' }));
}
