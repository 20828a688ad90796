import { STATES_BY_URGENCY } from '@notafter/core';
import type { ScanResult } from './scan-result.ts';

/** `37 certificates in 52 places: 1 expired, 36 valid. 12 files without a certificate skipped. 1 error.` */
export function scanSummary({ certificates, places, skipped, errors }: ScanResult): string {
  const counts = STATES_BY_URGENCY.flatMap((state) => {
    const count = certificates.filter((each) => each.state === state).length;
    return count === 0 ? [] : [`${count} ${state}`];
  });
  const found = `${counted(certificates.length, 'certificate')} in ${counted(places, 'place')}`;
  const sentences = [
    counts.length === 0 ? found : `${found}: ${counts.join(', ')}`,
    ...(skipped === 0 ? [] : [`${counted(skipped, 'file')} without a certificate skipped`]),
    ...(errors.length === 0 ? [] : [counted(errors.length, 'error')]),
  ];
  return `${sentences.join('. ')}.`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
