import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { stripVTControlCharacters } from 'node:util';
import { NOW_MS, certificate } from '../../inventory/certificate-builder.ts';
import type { ScanResult, ScannedCertificate } from './scan-result.ts';
import { scanTable } from './scan-table.ts';

function row(parts: Partial<ScannedCertificate> = {}): ScannedCertificate {
  return {
    certificate: certificate(),
    title: 'web',
    issuer: 'Example CA',
    role: 'leaf',
    status: 'valid',
    state: 'valid',
    places: ['/etc/web.pem'],
    ...parts,
  };
}

function result(...certificates: ScannedCertificate[]): ScanResult {
  return { nowMs: NOW_MS, certificates, errors: [], places: 1, skipped: 0 };
}

describe('the table', () => {
  it('aligns wide characters', () => {
    const lines = scanTable(result(row({ title: '証明書' }), row({ title: 'ascii' })), {
      columns: null,
      withColours: false,
    });
    const [header = '', wide = '', ascii = ''] = lines;
    assert.equal(ascii.indexOf('Example CA'), header.indexOf('ISSUER'));
    // Each of the three characters takes two cells.
    assert.equal(wide.indexOf('Example CA'), header.indexOf('ISSUER') - 3);
  });

  it('colours the state only, and only when asked', () => {
    const expired = result(row({ state: 'expired' }));
    const [, plain = ''] = scanTable(expired, { columns: null, withColours: false });
    const [, coloured = ''] = scanTable(expired, { columns: null, withColours: true });
    assert.ok(coloured.startsWith('\u001b[31mexpired'));
    assert.equal(stripVTControlCharacters(coloured), plain);
  });

  it('says unknown for an end that cannot be read', () => {
    const [, line] = scanTable(result(row({ certificate: certificate({ notAfterMs: null }) })), {
      columns: null,
      withColours: false,
    });
    assert.match(line ?? '', /unknown +unknown +web/);
  });

  it('keeps its narrowest form on a terminal that is too narrow', () => {
    const [, line = ''] = scanTable(result(row({ places: ['/a/very/long/path/to/web.pem'] })), {
      columns: 20,
      withColours: false,
    });
    assert.match(line, /….{8}\.pem$|….*web\.pem$/);
  });
});
