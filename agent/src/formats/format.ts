/** The formats that a source may be told to read. */
export const FORMATS = ['pem', 'der', 'pkcs12', 'jks', 'crl'] as const;
export type Format = (typeof FORMATS)[number];
