/** The formats that a source may be told to read. */
export const FORMATS = ['pem', 'der'] as const;
export type Format = (typeof FORMATS)[number];
