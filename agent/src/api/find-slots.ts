import { type Certificate, NOTAFTER_METRICS, X509_METRICS, printable } from '@notafter/core';
import { type Sighting, type Slot, sightingsOf } from '../inventory/slot.ts';
import type { Exposition } from '../metrics/create-exposition.ts';
import { PLACE_LABELS } from './place-labels.ts';
import { type Pace, eachPaced } from './query/pace.ts';
import type { Roster } from './query/roster.ts';

type Wanted = ReadonlyArray<readonly [name: string, value: string]>;

const OUR_LABELS: ReadonlySet<string> = new Set([
  ...X509_METRICS.x509_cert_not_after.labels,
  ...NOTAFTER_METRICS.notafter_certificate_status.labels,
]);

/** Labels that metrics of certificates carry; what Prometheus and alert rules add is none of them. */
export function isOurLabel(name: string): boolean {
  return OUR_LABELS.has(name);
}

/**
 * The slots that hold a certificate with exactly these final metric labels, and those without any certificate whose
 * place has them; an empty value stands for an absent label.
 */
export async function findSlots(
  labels: Readonly<Record<string, string>>,
  { slots }: Roster,
  exposition: Pick<Exposition, 'labelsOf'>,
  pace: Pace
): Promise<readonly Slot[]> {
  const wanted = Object.entries(labels);
  const found: Slot[] = [];
  await eachPaced(slots, pace, (slot) => {
    if (canBeAt(slot, wanted) && holdsOne(slot, wanted, exposition)) {
      found.push(slot);
    }
  });
  return found;
}

/** Whether the place can have these labels: cheap, and never wrong about a no. It spares making the labels of every sighting. */
function canBeAt(slot: Slot, wanted: Wanted): boolean {
  return wanted.every(([name, value]) => {
    const valueOf = PLACE_LABELS[name];
    return (
      valueOf === undefined || isValue(valueOf(slot), value) || (name === 'filepath' && isEnd(valueOf(slot), value))
    );
  });
}

function holdsOne(slot: Slot, wanted: Wanted, exposition: Pick<Exposition, 'labelsOf'>): boolean {
  if (slot.certificates.length === 0) {
    return wanted.every(([name, value]) => value === '' || PLACE_LABELS[name] !== undefined);
  }
  return sightingsOf(slot).some((sighting) => {
    if (!canBe(sighting, wanted)) {
      return false;
    }
    const own = exposition.labelsOf(sighting);
    return wanted.every(([name, value]) => isValue(own[name] ?? '', value));
  });
}

function canBe({ certificate, role }: Sighting, wanted: Wanted): boolean {
  return wanted.every(([name, value]) => {
    switch (name) {
      case 'serial_number':
        return certificate.serialNumber === value;
      case 'role':
        return role === value;
      default:
        return value === '' || canBeNamed(certificate, name, value);
    }
  });
}

/** `subject_O` and its like are one of the attributes of that type. */
function canBeNamed({ subject, issuer }: Certificate, label: string, value: string): boolean {
  const [whose, type] = label.split('_');
  if (whose !== 'subject' && whose !== 'issuer') {
    return true;
  }
  const { attributes } = whose === 'subject' ? subject : issuer;
  return attributes.some((attribute) => attribute.type === type && isValue(attribute.value, value));
}

/** A value as `x509_*` write it, or as our own metrics do. */
function isValue(own: string, value: string): boolean {
  return own === value || (value !== '' && (printable(own) === value || own.toWellFormed() === value));
}

/** Paths may be shown without their first components. */
function isEnd(path: string, value: string): boolean {
  return path.endsWith(value) || printable(path).endsWith(value) || value.includes('\uFFFD');
}
