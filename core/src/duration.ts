const UNIT_MS = { ns: 1e-6, us: 1e-3, µs: 1e-3, ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

export const DAY_MS = UNIT_MS.d;

const PART = String.raw`(\d+(?:\.\d+)?)(${Object.keys(UNIT_MS).join('|')})`;
const WHOLE = new RegExp(`^(?:${PART})+$`);

/** A duration in Go's syntax plus `d` for 24 hours (`30s`, `1h30m`, `14d`), in milliseconds; null when it is none. */
export function parseDuration(text: string): number | null {
  if (text === '0') {
    return 0;
  }
  if (!WHOLE.test(text)) {
    return null;
  }
  let total = 0;
  for (const [, amount, unit] of text.matchAll(new RegExp(PART, 'g'))) {
    total += Number(amount) * UNIT_MS[unit as keyof typeof UNIT_MS];
  }
  return total;
}
