import type { Facts } from '@notafter/core';
import type { OwnerConfig } from '../../config/config.ts';
import type { ObjectMeta } from '../../kube/kube.ts';
import { readAnnotations } from './object-annotations.ts';

export interface ObjectFactsOptions {
  readonly owner: OwnerConfig;
  /** Labels that become labels of metrics. */
  readonly exposeLabels: readonly string[];
}

/** What the labels and annotations of an object say of it. */
export function objectFacts({ labels, annotations }: ObjectMeta, { owner, exposeLabels }: ObjectFactsOptions): Facts {
  const ownerLabel = owner.labels.find((label) => (labels[label] ?? '') !== '');
  const exposed = exposeLabels.flatMap((label) => (labels[label] === undefined ? [] : [[label, labels[label]]]));
  return {
    ...(ownerLabel === undefined ? {} : { owner: labels[ownerLabel] ?? '' }),
    ...(exposed.length === 0 ? {} : { labels: Object.fromEntries(exposed) }),
    ...readAnnotations(annotations),
  };
}
