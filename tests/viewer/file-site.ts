import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type IssueOptions, issue } from '@notafter/testkit';

const DAY_MS = 86_400_000;

/** A certificate that ends in so many days and has lived one. */
export function ending(days: number, options: IssueOptions = {}): string {
  return issue({ notBefore: Date.now() - DAY_MS, notAfter: Date.now() + days * DAY_MS, ...options }).pem;
}

/** Writes a file below a directory as a careful program does: beside it, then renamed. */
export function writeFile(directory: string, name: string, text: string): void {
  const file = path.join(directory, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}

/** A configuration whose one source reads the files below `<directory>/tls`; again only when it is told to. */
export function readingOnce(directory: string): string {
  return `cluster: test
cache:
  filePoll: {interval: 1h}
sources:
  - {kind: file, name: sites, node: web-1, root: ${directory}, paths: ["/tls/**/*.crt"]}
`;
}
