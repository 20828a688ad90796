const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** `364d`, `5h`, `12m`; `3d ago` once it has ended; the words of `kubeadm certs check-expiration`. */
export function remainingText(notAfterMs: number | null, nowMs: number): string {
  if (notAfterMs === null) {
    return 'unknown';
  }
  const text = spanText(Math.abs(notAfterMs - nowMs));
  return notAfterMs < nowMs ? `${text} ago` : text;
}

function spanText(ms: number): string {
  if (ms >= 2 * DAY_MS) {
    const days = Math.floor(ms / DAY_MS);
    return days >= 730 ? `${Math.floor(days / 365)}y` : `${days}d`;
  }
  return ms >= 2 * HOUR_MS ? `${Math.floor(ms / HOUR_MS)}h` : `${Math.floor(ms / MINUTE_MS)}m`;
}
