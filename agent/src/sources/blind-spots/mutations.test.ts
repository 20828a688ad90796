import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { until } from '@notafter/testkit';
import type { ClusterSourceConfig } from '../../config/config.ts';
import { EVERYTHING } from '../../config/source-defaults.ts';
import type { Right } from '../cluster/right.ts';
import { rightsOf } from '../rights-of.ts';
import { CERT_MANAGER_TYPES } from '../testing/cert-manager-objects.ts';
import {
  cabundleConfig,
  certManagerConfig,
  createClusterLab,
  csrConfig,
  kubernetesConfig,
} from '../testing/create-cluster-lab.ts';
import { ALL, GATEWAY_API } from '../testing/set-up-users.ts';

/** All that can be asked of a cluster, in two namespaces or in all. */
function everySource(kubeconfig: string, namespaces: readonly string[]): readonly ClusterSourceConfig[] {
  const configMaps = {
    ...{ ...EVERYTHING, keyPatterns: ['^ca'], formats: ['pem'] as const },
    ...{ passphrases: [], exposeLabels: [] },
  };
  const rules = { ...EVERYTHING, include: namespaces };
  return [
    kubernetesConfig(kubeconfig, { namespaces: rules, configMaps, usedBy: ALL, blindSpots: true }),
    cabundleConfig(kubeconfig),
    csrConfig(kubeconfig),
    certManagerConfig(kubeconfig, { namespaces }),
  ];
}

const sameRight = (a: Right, b: Right): boolean =>
  a.namespace === b.namespace && a.group === b.group && a.resource === b.resource;

/** Every right that one of the sources needs, once. */
function rightsOfAll(namespaces: readonly string[]): readonly Right[] {
  const all = everySource('/unused', namespaces).flatMap(rightsOf);
  return all.filter((right, index) => all.findIndex((other) => sameRight(other, right)) === index);
}

/** Runs all sources with these rights; what they say nobody watches, once each. */
async function unwatchedWith(
  test: TestContext,
  rights: readonly Right[],
  namespaces: readonly string[],
  expected: readonly string[]
): Promise<readonly string[]> {
  const { server, token, kubeconfig, start } = await createClusterLab(test);
  [...GATEWAY_API, ...CERT_MANAGER_TYPES].forEach(server.serve);
  server.grant(
    token,
    rights.map(({ group, resource, ...right }) => ({ ...right, apiGroups: [group], resources: [resource] }))
  );
  const running = await Promise.all(everySource(kubeconfig, namespaces).map((config) => start(config)));
  const unwatched = () =>
    [...new Set(running.flatMap(({ sink }) => sink.unwatched.map(({ object }) => object)))].sort();
  await until(() => unwatched().length >= expected.length);
  return unwatched();
}

test('with every right nothing is unwatched', async (t) => {
  assert.deepEqual(await unwatchedWith(t, rightsOfAll([]), [], []), []);
});

for (const right of rightsOfAll([])) {
  test(`taking the right to ${right.resource} away names exactly that`, async (t) => {
    const expected = [`All ${right.resource}`];
    const rights = rightsOfAll([]).filter((other) => !sameRight(other, right));
    assert.deepEqual(await unwatchedWith(t, rights, [], expected), expected);
  });
}

test('taking the rights in one of two namespaces away names exactly this namespace', async (t) => {
  const rights = rightsOfAll(['shop', 'mail']).filter(({ namespace }) => namespace !== 'mail');
  assert.deepEqual(await unwatchedWith(t, rights, ['shop', 'mail'], ['Namespace mail']), ['Namespace mail']);
});
