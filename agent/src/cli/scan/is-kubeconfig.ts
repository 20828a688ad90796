import { closeSync, openSync, readSync, statSync } from 'node:fs';

const ENOUGH_BYTES = 64 * 1024;
const KIND = /(?:^|[\s{,])["']?kind["']?\s*:\s*["']?Config["']?\s*(?:$|[,}#])/m;
const ENTRIES = /(?:^|[\s{,])["']?(?:clusters|users)["']?\s*:/m;

/** Whether a file is a kubeconfig, judged by how it begins. What cannot be read is none: its reader says why. */
export function isKubeconfig(path: string): boolean {
  try {
    return statSync(path).isFile() && beginsLikeKubeconfig(firstText(path));
  } catch {
    return false;
  }
}

function beginsLikeKubeconfig(text: string): boolean {
  return ENTRIES.test(text) && (KIND.test(text) || text.includes('apiVersion: v1'));
}

function firstText(path: string): string {
  const buffer = Buffer.alloc(ENOUGH_BYTES);
  const file = openSync(path, 'r');
  try {
    return buffer.toString('latin1', 0, readSync(file, buffer, 0, ENOUGH_BYTES, 0));
  } finally {
    closeSync(file);
    buffer.fill(0);
  }
}
