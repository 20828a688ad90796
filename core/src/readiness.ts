import { DAY_MS } from './duration.ts';
import { type ExpiryPolicy, marginMs } from './policy.ts';

/** From a day on, publicly trusted certificates may live no longer than so many days. */
export interface LifetimeLimit {
  readonly days: number;
  readonly fromMs: number;
}

/** The steps of the CA/Browser Forum's ballot SC-081v3. */
export const LIFETIME_LIMITS: readonly LifetimeLimit[] = [
  { days: 200, fromMs: Date.UTC(2026, 2, 15) },
  { days: 100, fromMs: Date.UTC(2027, 2, 15) },
  { days: 47, fromMs: Date.UTC(2029, 2, 15) },
];

/** What the sums need to know of a certificate. */
export interface Renewed {
  readonly owner: string;
  /** Who renews it by itself; empty: somebody does it by hand. */
  readonly managedBy: string;
  readonly notBeforeMs: number | null;
  readonly notAfterMs: number | null;
  /** When its automation means to renew it. */
  readonly renewalDueMs: number | null;
}

/** How much work certificates are by hand; one figure for today and one for each of `LIFETIME_LIMITS`. */
export interface Workload {
  readonly certificates: number;
  /** Renewals a year with the lifetimes of today; of what tells no lifetime, none. */
  readonly today: number;
  readonly limited: readonly number[];
}

export interface OwnerWorkload extends Workload {
  readonly owner: string;
}

/** An automation that renews so late that the certificate warns before. */
export interface LateAutomation<T extends Renewed> {
  readonly certificate: T;
  /** The limit from which on it does; null: today already. */
  readonly limit: LifetimeLimit | null;
  /** Between renewal and end under that limit, and what the policy asks for. */
  readonly marginDays: number;
  readonly neededDays: number;
}

export interface Readiness<T extends Renewed> {
  readonly total: Workload;
  /** The most work first. */
  readonly owners: readonly OwnerWorkload[];
  /** In the order given. */
  readonly byHand: readonly T[];
  readonly late: ReadonlyArray<LateAutomation<T>>;
}

const YEAR_DAYS = 365.25;
/** What the Baseline Requirements call short-lived: nobody renews such by hand, though nobody may say who does. */
const SHORT_LIVED_DAYS = 7;

/** What the shorter lifetimes mean for these certificates. They should be leaves, each once. */
export function readinessOf<T extends Renewed>(certificates: readonly T[], policy: ExpiryPolicy): Readiness<T> {
  const byHand = certificates.filter(isByHand);
  const owners = new Map<string, T[]>();
  byHand.forEach((certificate) => {
    owners.set(certificate.owner, [...(owners.get(certificate.owner) ?? []), certificate]);
  });
  return {
    total: workloadOf(byHand, policy),
    owners: [...owners]
      .map(([owner, own]) => ({ owner, ...workloadOf(own, policy) }))
      .sort((one, other) => last(other) - last(one) || one.owner.localeCompare(other.owner)),
    byHand,
    late: certificates.flatMap((certificate) => lateAutomation(certificate, policy) ?? []),
  };
}

/** Renewals a year of a certificate that somebody renews when it begins to warn; none without a known lifetime. */
export function renewalsAYear(lifetimeDays: number | null, policy: ExpiryPolicy): number {
  if (lifetimeDays === null || lifetimeDays <= 0) {
    return 0;
  }
  return YEAR_DAYS / (lifetimeDays - neededDaysAt(lifetimeDays, policy));
}

function isByHand(certificate: Renewed): boolean {
  return certificate.managedBy === '' && (lifetimeDays(certificate) ?? Infinity) > SHORT_LIVED_DAYS;
}

function workloadOf(certificates: readonly Renewed[], policy: ExpiryPolicy): Workload {
  const sum = (lifetime: (certificate: Renewed) => number | null) =>
    certificates.reduce((total, certificate) => total + renewalsAYear(lifetime(certificate), policy), 0);
  return {
    certificates: certificates.length,
    today: sum(lifetimeDays),
    limited: LIFETIME_LIMITS.map((limit) => sum((certificate) => limitedDays(certificate, limit))),
  };
}

function lifetimeDays({ notBeforeMs, notAfterMs }: Renewed): number | null {
  return notBeforeMs === null || notAfterMs === null ? null : (notAfterMs - notBeforeMs) / DAY_MS;
}

/** What lives shorter already stays as it is. */
function limitedDays(certificate: Renewed, { days }: LifetimeLimit): number {
  return Math.min(lifetimeDays(certificate) ?? Infinity, days);
}

function neededDaysAt(days: number, { warnBefore }: ExpiryPolicy): number {
  return marginMs(warnBefore, days * DAY_MS) / DAY_MS;
}

function last({ limited }: Workload): number {
  return limited.at(-1) ?? 0;
}

/** Automations renew at a share of the lifetime; that share is taken to stay. */
function lateAutomation<T extends Renewed>(certificate: T, policy: ExpiryPolicy): LateAutomation<T> | null {
  const { managedBy, notAfterMs, renewalDueMs } = certificate;
  const lifetime = lifetimeDays(certificate);
  if (managedBy === '' || notAfterMs === null || renewalDueMs === null || lifetime === null || lifetime <= 0) {
    return null;
  }
  const share = (notAfterMs - renewalDueMs) / DAY_MS / lifetime;
  for (const limit of [null, ...LIFETIME_LIMITS]) {
    const days = limit === null ? lifetime : limitedDays(certificate, limit);
    const found = { certificate, limit, marginDays: share * days, neededDays: neededDaysAt(days, policy) };
    if (found.marginDays < found.neededDays) {
      return found;
    }
  }
  return null;
}
