import { readFile } from 'node:fs/promises';
import { type Failure, failure, textOf } from '../failure.ts';

export type FileResult = { readonly ok: true; readonly bytes: Buffer } | Failure;

/** A file of a credential, with a failure that says whose it is. Never rejects. @param what the file, for people */
export async function readCredentialFile(file: string, what: string): Promise<FileResult> {
  try {
    const bytes = await readFile(file);
    return bytes.length === 0 ? failure('read_failed', `${what} ${file} is empty`) : { ok: true, bytes };
  } catch (error) {
    return fileFailure(file, what, error);
  }
}

function fileFailure(file: string, what: string, error: unknown): Failure {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'ENOENT') {
    return failure('missing', `${what} ${file} does not exist`);
  }
  if (code === 'EACCES' || code === 'EPERM') {
    return failure('permission_denied', `${what} ${file} may not be read by this user`);
  }
  return failure('read_failed', `${what} ${file}: ${textOf(error)}`);
}
