/** RFC 7468 text of a DER that is kept as latin1. */
export function pemOf(der: string): string {
  const lines =
    Buffer.from(der, 'latin1')
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}
