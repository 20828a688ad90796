import type { TestContext } from 'node:test';
import type { FileSourceConfig } from '../../config/config.ts';
import { createLab, fileConfig, watch } from './create-lab.ts';

/** A lab, and a file source whose paths are beneath it. */
export async function setUpFiles(
  test: Pick<TestContext, 'after'>,
  paths: readonly string[],
  parts: Partial<FileSourceConfig> = {}
) {
  const lab = await createLab(test);
  const excludePaths = (parts.excludePaths ?? []).map(lab.at);
  const config = fileConfig({ ...parts, paths: paths.map(lab.at), excludePaths });
  return { ...lab, ...watch(config, lab.directory) };
}
