import type { MetricsConfig } from '../config/config.ts';
import type { Exposition } from './create-exposition.ts';

/** The defaults of the configuration, for tests. */
export const metricsConfig: MetricsConfig = {
  exposeRelative: false,
  exposePerCertError: false,
  exposeNotBefore: true,
  exposeExpired: true,
  exposeDiagnostics: false,
  exposeSubjectFields: [],
  exposeIssuerFields: [],
  trimPathComponents: 0,
  collisionDiscriminator: 'auto',
  collisionDiscriminatorLength: 8,
};

export async function textOf(exposition: Exposition, nowMs: number): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of exposition.write(nowMs)) {
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
