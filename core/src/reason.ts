/** Why something could not be read: at once API field, metric label and text key. Spelled as x509-certificate-exporter spells its reasons where it has them. */
export const REASONS = [
  'missing',
  'permission_denied',
  'read_failed',
  'not_a_file',
  'too_large',
  'changed_while_read',
  'broken_symlink',
  'walk_error',
  'no_certificate_found',
  'unsupported_format',
  'bad_pem',
  'bad_der',
  'decode_failed',
  'timed_out',
] as const;
export type Reason = (typeof REASONS)[number];
