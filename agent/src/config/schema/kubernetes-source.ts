import * as z from 'zod/mini';
import { clusterBase } from './cluster-source.ts';
import { format, formats } from './format.ts';
import { pattern } from './pattern.ts';
import { objectPassphrases } from './passphrases.ts';
import { flag, listOf, nonEmptyText } from './scalars.ts';
import { labelKey, selection } from './selection.ts';

/** What is read of a key: `format` is x509-certificate-exporter's, `formats` names several; without either all are. */
const content = {
  format: z.optional(format),
  formats: z.optional(formats),
  pkcs12: z.optional(objectPassphrases),
  jks: z.optional(objectPassphrases),
};

const oneOfFormats = z.refine<{ format?: unknown; formats?: unknown }>(
  ({ format, formats }) => format === undefined || formats === undefined,
  { message: 'stands beside formats: one of the two is enough', path: ['format'] }
);

const keyPatterns = z.array(pattern).check(z.minLength(1, 'names no key: give it at least one pattern'));

const secretType = z
  .strictObject({
    type: nonEmptyText,
    keyPatterns: z._default(keyPatterns, ['^tls\\.crt$']),
    ...content,
  })
  .check(oneOfFormats);

const types = z.array(secretType).check(
  z.superRefine((list, context) => {
    const seen = new Set<string>();
    for (const [index, { type }] of list.entries()) {
      if (seen.has(type)) {
        const message = `the type ${type} stands here twice: give it all its keyPatterns once`;
        context.addIssue({ code: 'custom', message, path: [index, 'type'], input: type });
      }
      seen.add(type);
    }
  })
);

const secrets = z.strictObject({
  ...selection,
  types: z.prefault(types, [{ type: 'kubernetes.io/tls' }]),
  wellKnown: flag(true),
  kubeconfigs: flag(true),
  exposeLabels: listOf(labelKey),
});

const configMaps = z
  .strictObject({
    ...selection,
    keyPatterns,
    ...content,
    exposeLabels: listOf(labelKey),
  })
  .check(oneOfFormats);

const offUnlessAsked = flag(false);

const usedBy = z.strictObject({
  ingresses: offUnlessAsked,
  gateways: offUnlessAsked,
  pods: offUnlessAsked,
  webhooks: offUnlessAsked,
});

export const kubernetesSource = z
  .strictObject({
    ...clusterBase,
    kind: z.literal('kubernetes'),
    namespaces: z.prefault(z.strictObject(selection), {}),
    secrets: z.optional(secrets),
    configMaps: z.optional(configMaps),
    usedBy: z.prefault(usedBy, {}),
    blindSpots: offUnlessAsked,
  })
  .check(
    z.refine(
      ({ secrets, configMaps }) => secrets !== undefined || configMaps !== undefined,
      'names nothing to read: give it secrets: {} or configMaps with keyPatterns'
    )
  );

export type KubernetesSourceInput = z.output<typeof kubernetesSource>;
