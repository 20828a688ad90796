import { createWriteStream, readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';

const root = path.dirname(import.meta.dirname);
const dist = path.join(root, 'dist');

interface PluginJson {
  readonly id: string;
  readonly info: { readonly version: string };
}

/** Writes the plugin's archive as the Grafana catalog wants it: one folder named after the plugin. */
async function packagePlugin(): Promise<string> {
  const { id, info } = JSON.parse(readFileSync(path.join(dist, 'plugin.json'), 'utf8')) as PluginJson;
  const archive = path.join(root, `${id}-${info.version}.zip`);
  const zip = new ZipFile();
  const entries = readdirSync(dist, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const entry of entries) {
    const file = path.join(entry.parentPath, entry.name);
    zip.addFile(file, path.posix.join(id, path.relative(dist, file).split(path.sep).join('/')), { mode: 0o100644 });
  }
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(archive));
  return archive;
}

const archive = await packagePlugin();
process.stdout.write(`${path.relative(root, archive)}  ${(statSync(archive).size / 1024).toFixed(0)} kB\n`);
