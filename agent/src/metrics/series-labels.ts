import { type Crl, roleOf } from '@notafter/core';
import type { MetricsConfig } from '../config/config.ts';
import type { Sighting, Slot } from '../inventory/slot.ts';
import { createCertificateLabels, discriminatorOf } from './certificate-labels.ts';
import { type LabelStyle, type LabelValues, inBraces, labelText, toBytes, withLabel } from './label-text.ts';
import { X509_KIND, ourPlaceLabels, x509PlaceLabels } from './place-labels.ts';

/** The label text of series. What depends on a slot alone is kept until `forget`, which each change of the slot asks for. */
export interface SeriesLabels {
  /** Of `x509_*`, for each sighting of the slot. */
  x509(slot: Slot): readonly string[];
  x509Of(sighting: Sighting, discriminator: string): string;
  /** Of `x509_crl_*`. */
  x509Crl(slot: Slot, crl: Crl, discriminator?: string): string;
  /** Of `x509_*` for the place itself. */
  x509Place(slot: Slot): string;
  /** Of `notafter_*`, for each sighting of the slot. */
  ours(slot: Slot): readonly string[];
  oursOf(sighting: Sighting, more: LabelValues): string;
  /** Of `notafter_*` for the place itself. */
  ourPlace(slot: Slot, more?: LabelValues): string;
  discriminator(sighting: Sighting): string;
  forget(slotId: string): void;
  /** The same as values, for whoever looks a sighting up by its labels. */
  valuesOf(sighting: Sighting, discriminator: string): LabelValues;
}

interface Kept {
  x509: readonly string[] | null;
  ours: readonly string[] | null;
}

/** @param cluster the configuration's own: `x509_*` name another one, as x509-certificate-exporter names none */
export function createSeriesLabels(config: MetricsConfig, cluster: string): SeriesLabels {
  const kept = new Map<string, Kept>();
  const certificates = createCertificateLabels(config);

  const x509Place = ({ location }: Slot): LabelValues => ({
    ...x509PlaceLabels(location, config.trimPathComponents),
    ...(location.cluster === cluster ? {} : { cluster: location.cluster }),
  });
  const ourPlace = (slot: Slot): LabelValues => ({ ...x509Place(slot), ...ourPlaceLabels(slot) });
  const ourValues = (sighting: Sighting): LabelValues => ({
    ...ourPlace(sighting.slot),
    ...certificates.valuesOf(sighting.certificate),
    role: sighting.role,
  });

  function keptOf(slot: Slot): Kept {
    const known = kept.get(slot.id);
    if (known !== undefined) {
      return known;
    }
    const fresh: Kept = { x509: null, ours: null };
    kept.set(slot.id, fresh);
    return fresh;
  }

  /** The text for each sighting, put together from segments: much faster than sorting the labels of each. */
  function textsOf(slot: Slot, place: LabelValues, style: LabelStyle, withRole: boolean): string[] {
    const around = new Map<string, Around>();
    return slot.certificates.map((certificate) => {
      const role = roleOf(certificate);
      const known = around.get(role) ?? aroundIssuer(withRole ? { ...place, role } : place, style);
      around.set(role, known);
      return inBraces([
        known.before,
        certificates.issuerSegment(certificate, style),
        known.after,
        `serial_number="${certificate.serialNumber}"`,
        certificates.subjectSegment(certificate, style),
      ]);
    });
  }

  return {
    x509: (slot) => (keptOf(slot).x509 ??= textsOf(slot, x509Place(slot), 'raw', false)),
    x509Of: (sighting, discriminator) =>
      labelText({ ...x509Place(sighting.slot), ...certificates.valuesOf(sighting.certificate), discriminator }, 'raw'),
    x509Crl: (slot, crl, discriminator) =>
      labelText({ ...x509Place(slot), ...certificates.valuesOfCrl(crl), discriminator }, 'raw'),
    x509Place: (slot) => labelText(x509Place(slot), 'raw'),
    ours: (slot) => (keptOf(slot).ours ??= textsOf(slot, ourPlace(slot), 'bounded', true)),
    oursOf: (sighting, more) => labelText({ ...ourValues(sighting), ...more }, 'bounded'),
    ourPlace: (slot, more) => labelText({ ...ourPlace(slot), ...more }, 'bounded'),
    discriminator: (sighting) => discriminatorOf(sighting, config.collisionDiscriminatorLength),
    forget: (slotId) => void kept.delete(slotId),
    valuesOf: (sighting, discriminator) => ({
      ...ourValues(sighting),
      ...(X509_KIND[sighting.slot.location.kind] === undefined ? {} : { discriminator }),
    }),
  };
}

/** The labels of a place, in the order of names: those that come before an issuer's, and those after it. */
interface Around {
  readonly before: string;
  readonly after: string;
}

function aroundIssuer(place: LabelValues, style: LabelStyle): Around {
  let [before, after] = ['', ''];
  for (const name of Object.keys(place).sort()) {
    if (name < 'issuer') {
      before = withLabel(before, name, place[name], style);
    } else {
      after = withLabel(after, name, place[name], style);
    }
  }
  return { before: toBytes(before), after: toBytes(after) };
}
