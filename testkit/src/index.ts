export * as der from './der.ts';
export { distinguishedName, type AttributeOption, type NameOption } from './distinguished-name.ts';
export { EXTENSION_OIDS, subjectAlternativeName, type RawExtension } from './extensions.ts';
export { issue, type CertificateParts, type Issued, type IssueOptions } from './issue.ts';
export { issueCrl, type CrlParts, type IssueCrlOptions, type IssuedCrl } from './issue-crl.ts';
export { issueJks, type IssueJksOptions, type JksEntry } from './issue-jks.ts';
export { issuePkcs12, type IssuePkcs12Options, type Pkcs12Bag } from './issue-pkcs12.ts';
export { KEY_KINDS, cachedKey, generateKey, type Key, type KeyKind } from './keys.ts';
export { pem } from './pem.ts';
export { type SignatureHash } from './signature.ts';
export { until } from './until.ts';
export { type Estate, writeEstate } from './estate/estate.ts';
export { SHORT_LIFETIME_MS } from './estate/short-lived.ts';
export { createApiServer } from './kubernetes/create-api-server.ts';
export {
  type ApiServer,
  type ApiServerOptions,
  type Fault,
  type Grant,
  type Manifest,
  type RecordedRequest,
} from './kubernetes/api-server.ts';
