import * as z from 'zod';
import { clusterBase } from './cluster-source.ts';
import { format } from './format.ts';
import { pattern } from './pattern.ts';
import { objectPassphrases } from './passphrases.ts';
import { flag, nonEmptyText } from './scalars.ts';
import { labelKey, selection } from './selection.ts';

/** What is read of a key: `format` is x509-certificate-exporter's, `formats` names several; without either all are. */
const content = {
  format: format.optional(),
  formats: z.array(format).min(1, 'must name at least one format').optional(),
  pkcs12: objectPassphrases.optional(),
  jks: objectPassphrases.optional(),
};

const onlyOne = { message: 'stands beside formats: one of the two is enough', path: ['format'] };
const hasOnlyOne = (rule: { format?: unknown; formats?: unknown }) =>
  rule.format === undefined || rule.formats === undefined;

const secretType = z
  .strictObject({
    type: nonEmptyText,
    keyPatterns: z.array(pattern).min(1, 'names no key: give it at least one pattern').default(['^tls\\.crt$']),
    ...content,
  })
  .refine(hasOnlyOne, onlyOne);

const types = z.array(secretType).superRefine((list, context) => {
  const seen = new Set<string>();
  for (const [index, { type }] of list.entries()) {
    if (seen.has(type)) {
      const message = `the type ${type} stands here twice: give it all its keyPatterns once`;
      context.addIssue({ code: 'custom', message, path: [index, 'type'], input: type });
    }
    seen.add(type);
  }
});

const secrets = z.strictObject({
  ...selection,
  types: types.prefault([{ type: 'kubernetes.io/tls' }]),
  wellKnown: flag.default(true),
  kubeconfigs: flag.default(true),
  exposeLabels: z.array(labelKey).default([]),
});

const configMaps = z
  .strictObject({
    ...selection,
    keyPatterns: z.array(pattern).min(1, 'names no key: give it at least one pattern'),
    ...content,
    exposeLabels: z.array(labelKey).default([]),
  })
  .refine(hasOnlyOne, onlyOne);

const offUnlessAsked = flag.default(false);

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
    namespaces: z.strictObject(selection).prefault({}),
    secrets: secrets.optional(),
    configMaps: configMaps.optional(),
    usedBy: usedBy.prefault({}),
    blindSpots: offUnlessAsked,
  })
  .refine(({ secrets, configMaps }) => secrets !== undefined || configMaps !== undefined, {
    message: 'names nothing to read: give it secrets: {} or configMaps with keyPatterns',
  });

export type KubernetesSourceInput = z.output<typeof kubernetesSource>;
