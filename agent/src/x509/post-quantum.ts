/** ML-DSA (FIPS 204), SLH-DSA (FIPS 205) and ML-KEM (FIPS 203) by OID: of the key and, for those that sign, of the signature. */
export const POST_QUANTUM: Readonly<Record<string, string>> = Object.fromEntries([
  ...arc('2.16.840.1.101.3.4.3', 17, ['ML-DSA-44', 'ML-DSA-65', 'ML-DSA-87']),
  ...arc('2.16.840.1.101.3.4.3', 20, slhDsa('SLH-DSA', '')),
  ...arc('2.16.840.1.101.3.4.3', 32, ['HashML-DSA-44-SHA512', 'HashML-DSA-65-SHA512', 'HashML-DSA-87-SHA512']),
  ...arc('2.16.840.1.101.3.4.3', 35, hashSlhDsa()),
  ...arc('2.16.840.1.101.3.4.4', 1, ['ML-KEM-512', 'ML-KEM-768', 'ML-KEM-1024']),
]);

function arc(prefix: string, from: number, names: readonly string[]): Array<[string, string]> {
  return names.map((name, index) => [`${prefix}.${from + index}`, name]);
}

function slhDsa(prefix: string, suffix: string): string[] {
  const sets = ['128s', '128f', '192s', '192f', '256s', '256f'];
  return ['SHA2', 'SHAKE'].flatMap((family) => sets.map((set) => `${prefix}-${family}-${set}${suffix}`));
}

function hashSlhDsa(): string[] {
  const hashes = ['SHA256', 'SHA256', 'SHA512', 'SHA512', 'SHA512', 'SHA512'];
  const shakes = ['SHAKE128', 'SHAKE128', 'SHAKE256', 'SHAKE256', 'SHAKE256', 'SHAKE256'];
  return slhDsa('HashSLH-DSA', '').map((name, index) => `${name}-${[...hashes, ...shakes][index]}`);
}
