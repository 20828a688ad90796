export const RULE_GROUP = 'certificates';
export const RULE_FOLDER = 'Certificates';

const RUNBOOKS = 'https://github.com/notafter/notafter/blob/main/docs/runbooks';

/** `CertificateExpiryCritical` → `certificate-expiry-critical`. */
export const kebab = (name: string): string => name.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();

export const runbookUrl = (name: string): string => `${RUNBOOKS}/${kebab(name)}.md`;

/** The page of the slot that a series speaks of, found by its labels. */
export const PAGE_OF_SERIES =
  '/a/notafter-certificates-app/find?place={{ urlquery $labels.place }}&node={{ urlquery $labels.node }}&cluster={{ urlquery $labels.cluster }}';

/** A template's function that says a moment, in seconds, as a person would: `Sat 28 Nov 2026 03:12 UTC`. */
export const dateOf = (seconds: string): string => `(toTime ${seconds}).Format "Mon 2 Jan 2006 15:04 MST"`;
