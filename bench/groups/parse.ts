import { issue } from '@notafter/testkit';
import { readCertificates } from '../../agent/src/formats/read-certificates.ts';
import { serviceCertificate } from '../corpus.ts';
import type { Figure, Group } from '../group.ts';

const CERTIFICATES = 2000;
const ROUNDS = 15;

/** What a file holds → records with fingerprints, when the machine code is warm. */
export const parse: Group = {
  name: 'parse',
  rows: {
    p256: { name: 'PEM → record with fingerprint, P-256', unit: 'µs', budget: 6 },
    rsa: { name: 'PEM → record with fingerprint, RSA-2048', unit: 'µs', budget: 6 },
  },
  async run() {
    const p256 = Array.from({ length: CERTIFICATES }, (_, index) => Buffer.from(serviceCertificate(index).pem));
    const rsa = Array.from({ length: CERTIFICATES }, (_, index) => {
      const dns = Array.from({ length: 5 }, (__, name) => `name-${name}.service-${index}.example.com`);
      return Buffer.from(issue({ subject: `CN=service-${index}`, key: 'rsa-2048', signature: 'sha256', dns }).pem);
    });
    return { p256: perCertificate(p256), rsa: perCertificate(rsa) };
  },
};

/** The best of several rounds. */
function perCertificate(texts: readonly Buffer[]): Figure {
  const rounds = Array.from({ length: ROUNDS }, () => round(texts));
  return rounds.reduce((best, figure) => (figure.value < best.value ? figure : best));
}

function round(texts: readonly Buffer[]): Figure {
  const cpu = process.cpuUsage();
  const startMs = performance.now();
  for (const text of texts) {
    const reading = readCertificates(text);
    if (!reading.ok) {
      throw new Error(reading.message);
    }
  }
  const value = ((performance.now() - startMs) * 1000) / texts.length;
  const { user, system } = process.cpuUsage(cpu);
  return { value, cpu: (user + system) / texts.length };
}
