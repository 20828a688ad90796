import { type Reading, titleOf } from '@notafter/core';
import type { Contents } from '../contents.ts';

/** What was read, by alias (empty for none): the titles of the certificates, then the reasons of what was not read. */
export function summaryOfContents(contents: Contents): Record<string, string> {
  return Object.fromEntries(contents.map(({ entry = '', reading }) => [entry, summary(reading)]));
}

function summary(reading: Reading): string {
  if (!reading.ok) {
    return `! ${reading.reason}`;
  }
  const lists = reading.crls === undefined ? [] : [`${reading.crls.length} CRL`];
  const problems = reading.problems.map(({ reason }) => `! ${reason}`);
  return [...reading.certificates.map(titleOf), ...lists, ...problems].join(' ');
}

/** Everything that the contents say of what could not be read. */
export function messagesOf(contents: Contents): string {
  const messages = contents.flatMap(({ reading }) =>
    reading.ok ? reading.problems.map(({ message }) => message) : [reading.message]
  );
  return messages.join('\n');
}
