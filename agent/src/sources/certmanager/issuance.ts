import type { CertificateRecord } from './certificate.ts';
import type { IssuerRecord } from './issuer.ts';
import type { StepRecord } from './step.ts';

/** How it stands with a Certificate: all that is known of its present attempt. */
export interface Issuance {
  readonly certificate: CertificateRecord;
  /** Of the attempt that is under way, or that failed last; the deepest first: Challenges, Orders, the CertificateRequest. */
  readonly steps: readonly StepRecord[];
  /** `unknown`: an external one, or one that may not be read. */
  readonly issuer: IssuerRecord | 'absent' | 'unknown';
}
