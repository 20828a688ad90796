import { existsSync } from 'node:fs';
import path from 'node:path';

/** Beside the bundle, or where the build puts it when the agent runs unbuilt. */
const BUILT_VIEWERS = [
  path.join(import.meta.dirname, 'viewer'),
  path.join(import.meta.dirname, '..', '..', '..', 'dist', 'viewer'),
];

/** The folder with the viewer's files, or null when there is none. */
export function findViewerDirectory(): string | null {
  return BUILT_VIEWERS.find(isViewer) ?? null;
}

export function isViewer(directory: string): boolean {
  return existsSync(path.join(directory, 'index.html'));
}
