import { dirname, resolve } from 'node:path';
import type { Reading } from '@notafter/core';
import { readBase64 } from '../../formats/read-base64.ts';
import { readCertificates } from '../../formats/read-certificates.ts';
import type { HostPaths } from '../files/host-paths.ts';
import { inspectFile } from '../files/inspect-file.ts';
import { readFile } from '../files/read-file.ts';
import { trouble } from '../files/trouble.ts';
import type { KubeconfigEntry } from '../../formats/parse-kubeconfig.ts';

export interface EntryReading {
  readonly reading: Reading;
  /** The file it refers to, as on the host, and its stamp when it was read; null without one. */
  readonly reference: { readonly path: string; readonly stamp: string | null } | null;
}

/** The certificate of one entry. A relative reference counts from the kubeconfig's directory, as in kubectl. */
export async function readEntry(
  kubeconfigPath: string,
  { data, reference }: KubeconfigEntry,
  hostPaths: HostPaths
): Promise<EntryReading> {
  if (data !== null) {
    return { reading: readBase64(data), reference: null };
  }
  const path = resolve(dirname(kubeconfigPath), reference ?? '');
  const facts = await inspectFile(path, hostPaths);
  const content = facts.ok ? await readFile(path, facts, { hostPaths, decode: readPem }) : facts;
  if (!content.ok) {
    const { reason, message } = content;
    return { reading: trouble(reason, `it refers to a file: ${message}`), reference: { path, stamp: null } };
  }
  return { reading: content.value, reference: { path, stamp: content.stamp } };
}

function readPem(bytes: Buffer): Reading {
  return readCertificates(bytes, ['pem']);
}
