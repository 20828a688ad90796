import type { Facts } from '@notafter/core';
import type { OwnerConfig } from '../../config/config.ts';
import type { ObjectMeta } from '../../kube/kube.ts';
import { readAnnotations } from './object-annotations.ts';

export interface ObjectFactsOptions {
  readonly owner: OwnerConfig;
  /** Labels that become labels of metrics. */
  readonly exposeLabels: readonly string[];
}

/** What another object says of one: a bad annotation is told with where it stands. */
export function factsFrom(object: string, facts: Facts): Facts {
  const { badAnnotations } = facts;
  return badAnnotations === undefined
    ? facts
    : { ...facts, badAnnotations: badAnnotations.map((bad) => ({ ...bad, object })) };
}

/** What the labels and annotations of an object say of it. */
export function objectFacts({ labels, annotations }: ObjectMeta, { owner, exposeLabels }: ObjectFactsOptions): Facts {
  const annotated = readAnnotations(annotations);
  if (!hasAny(labels, owner.labels) && !hasAny(labels, exposeLabels)) {
    return annotated;
  }
  const ownerLabel = owner.labels.find((label) => (labels[label] ?? '') !== '');
  const exposed = exposeLabels.filter((label) => labels[label] !== undefined);
  return {
    ...(ownerLabel === undefined ? {} : { owner: labels[ownerLabel] ?? '' }),
    ...(exposed.length === 0 ? {} : { labels: Object.fromEntries(exposed.map((it) => [it, labels[it] ?? ''])) }),
    ...annotated,
  };
}

function hasAny(labels: ObjectMeta['labels'], names: readonly string[]): boolean {
  for (const name of names) {
    if (labels[name] !== undefined) {
      return true;
    }
  }
  return false;
}
