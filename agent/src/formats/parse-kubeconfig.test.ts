import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseKubeconfig } from './parse-kubeconfig.ts';

const entriesOf = (text: string) => {
  const parsed = parseKubeconfig(Buffer.from(text));
  assert.ok(parsed.ok);
  return parsed.entries;
};

const TEXTS = [
  {
    name: 'clusters and users, data and references',
    text: `
apiVersion: v1
kind: Config
clusters:
- name: prod
  cluster: { server: "https://a", certificate-authority-data: QQ== }
- name: test
  cluster: { server: "https://b", certificate-authority: ca.crt }
users:
- name: admin
  user: { client-certificate-data: Qg==, client-certificate: ignored.crt }
- name: robot
  user: { token: abc }
`,
    entries: [
      { entry: 'cluster/prod', data: 'QQ==', reference: null },
      { entry: 'cluster/test', data: null, reference: 'ca.crt' },
      { entry: 'user/admin', data: 'Qg==', reference: 'ignored.crt' },
    ],
  },
  {
    name: 'JSON',
    text: '{"users":[{"name":"a","user":{"client-certificate":"/a.crt"}}]}',
    entries: [{ entry: 'user/a', data: null, reference: '/a.crt' }],
  },
  {
    name: 'the same name twice',
    text: 'users: [{ name: a, user: { client-certificate: x } }, { name: a, user: { client-certificate: y } }]',
    entries: [
      { entry: 'user/a', data: null, reference: 'x' },
      { entry: 'user/a (2)', data: null, reference: 'y' },
    ],
  },
  {
    name: 'a name that is a number, and none',
    text: 'users: [{ name: 7, user: { client-certificate: x } }, { user: { client-certificate: y } }]',
    entries: [
      { entry: 'user/7', data: null, reference: 'x' },
      { entry: 'user/', data: null, reference: 'y' },
    ],
  },
  {
    name: 'empty values and odd types',
    text: 'clusters: [1, null, { name: a }, { name: b, cluster: { certificate-authority-data: "" } }]\nusers: { a: b }',
    entries: [],
  },
  {
    name: 'a few aliases',
    text: 'ca: &ca { certificate-authority: x }\nclusters: [{ name: a, cluster: *ca }, { name: b, cluster: *ca }]',
    entries: [
      { entry: 'cluster/a', data: null, reference: 'x' },
      { entry: 'cluster/b', data: null, reference: 'x' },
    ],
  },
];

for (const { name, text, entries } of TEXTS) {
  test(`a kubeconfig with ${name}`, () => {
    assert.deepEqual(entriesOf(text), entries);
  });
}

const BOMB = ['a0: &a0 [x]', ...Array.from({ length: 30 }, (_, n) => `a${n + 1}: &a${n + 1} [*a${n}, *a${n}]`)].join(
  '\n'
);

const REFUSED = [
  { name: 'broken YAML', text: 'clusters: [\n  a: secret-token', message: /^this is not YAML: \w+ in line \d+$/ },
  { name: 'a scalar', text: 'hello', message: /no YAML mapping/ },
  { name: 'nothing', text: '', message: /no YAML mapping/ },
  { name: 'a list', text: '- a', message: /no YAML mapping/ },
  { name: 'a bomb of aliases', text: BOMB, message: /too many aliases/ },
  { name: 'a hundred thousand levels', text: '['.repeat(100_000), message: /too many|not YAML/ },
  {
    name: 'fifty thousand elements',
    text: `a: [${'x,'.repeat(50_000)}]`,
    reason: 'too_large',
    message: /lines and commas/,
  },
  { name: 'two documents', text: 'a: b\n---\nc: d\n', message: /not YAML/ },
];

for (const { name, text, message, reason = 'decode_failed' } of REFUSED) {
  test(`${name} is refused with a reason`, () => {
    const parsed = parseKubeconfig(Buffer.from(text));

    assert.ok(!parsed.ok);
    assert.equal(parsed.reason, reason);
    assert.match(parsed.message, message);
    assert.doesNotMatch(parsed.message, /secret-token/);
  });
}

test('no text makes it throw', () => {
  const pieces = fc.constantFrom(
    'users:',
    'clusters:',
    '- name: a',
    '\n',
    '  ',
    'user:',
    '{',
    '}',
    '&a',
    '*a',
    '"',
    ': '
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, fc.string()), { maxLength: 30 }), (parts) => {
      assert.equal(typeof parseKubeconfig(Buffer.from(parts.join(''))).ok, 'boolean');
    })
  );
});
