export const RULE_GROUP = 'certificates';
export const RULE_FOLDER = 'Certificates';

const RUNBOOKS = 'https://github.com/notafter/notafter/blob/main/docs/runbooks';

/** `CertificateExpiryCritical` → `certificate-expiry-critical`. */
export const kebab = (name: string): string => name.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();

export const runbookUrl = (name: string): string => `${RUNBOOKS}/${kebab(name)}.md`;
