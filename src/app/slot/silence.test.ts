import { aSlot, NOW } from '../testing/builders';
import { silenceCommand, silenceUrl } from './silence';

it('fills in the labels that alerts of the place have', () => {
  const url = new URL(silenceUrl(aSlot({ place: 'Secret a/b[tls.crt]', node: '', cluster: 'eu&1' })), 'http://grafana');
  expect(url.pathname).toBe('/alerting/silence/new');
  expect(url.searchParams.get('alertmanager')).toBe('grafana');
  expect(url.searchParams.getAll('matcher')).toEqual(['place=Secret a/b[tls.crt]', 'cluster=eu&1']);
});

it('annotates an object until a day', () => {
  const location = {
    kind: 'secret',
    source: '',
    cluster: '',
    node: '',
    namespace: 'shop',
    name: "we'b",
    key: 'k',
  } as const;
  expect(silenceCommand({ location }, NOW, 7)).toBe(
    `kubectl -n shop annotate --overwrite secret 'we'\\''b' notafter.io/silence-until=2026-11-30`
  );
});

it('has no annotation for a file', () => {
  expect(silenceCommand(aSlot(), NOW, 7)).toBeNull();
});
