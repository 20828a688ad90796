import { type IssueOptions, type Issued, issue } from '../issue.ts';

const DAY_MS = 86_400_000;

/** How long a certificate has lived and has left, in days; fractions are fine, a negative `left` has expired. */
export interface Life {
  readonly lifetime: number;
  readonly left: number;
}

export type Issuing = Omit<IssueOptions, 'issuer' | 'notBefore' | 'notAfter'>;

/** Issues as of one moment, so that an estate is the same whenever it is made. */
export interface Authority {
  readonly certificate: Issued;
  issue(options: Issuing, life: Life): Issued;
  subordinate(options: Issuing, life: Life): Authority;
}

export const validity = ({ lifetime, left }: Life, nowMs: number): { notBefore: number; notAfter: number } => ({
  notBefore: nowMs + (left - lifetime) * DAY_MS,
  notAfter: nowMs + left * DAY_MS,
});

export function createAuthority(options: Issuing, life: Life, nowMs: number): Authority {
  return authorityOf(issue({ freshKey: true, ...options, ...validity(life, nowMs), ca: true }), nowMs);
}

function authorityOf(certificate: Issued, nowMs: number): Authority {
  return {
    certificate,
    issue: (options, life) => issue({ ...options, ...validity(life, nowMs), issuer: certificate }),
    subordinate: (options, life) =>
      authorityOf(
        issue({ freshKey: true, ...options, ...validity(life, nowMs), ca: true, issuer: certificate }),
        nowMs
      ),
  };
}
