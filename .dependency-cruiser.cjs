/** The arrows of docs/architecture.md: who may import whom. */

const rooms = {
  x509: [],
  formats: ['x509'],
  kube: ['http'],
  sources: ['formats', 'x509', 'kube', 'config'],
  inventory: [],
  findings: ['inventory', 'x509'],
  history: ['inventory'],
  metrics: ['inventory', 'findings', 'history', 'config'],
  http: [],
  api: ['http', 'inventory', 'findings', 'history', 'config', 'metrics'],
  notify: ['inventory', 'findings', 'history', 'config'],
  serving: ['http', 'kube', 'config'],
  config: [],
};

const tests = '\\.test\\.tsx?$';

const roomRules = Object.entries(rooms).map(([room, allowed]) => ({
  name: `agent-${room}`,
  comment: `agent/src/${room} may import core and ${allowed.join(', ') || 'nothing'}`,
  severity: 'error',
  from: { path: `^agent/src/${room}/`, pathNot: tests },
  to: { path: '^agent/src/', pathNot: `^agent/src/(${[room, ...allowed].join('|')})/` },
}));

module.exports = {
  forbidden: [
    {
      name: 'core-is-pure',
      severity: 'error',
      from: { path: '^core/', pathNot: tests },
      to: { pathNot: '^core/' },
    },
    {
      name: 'halves-never-meet',
      comment: 'src, agent and viewer never import each other',
      severity: 'error',
      from: { path: '^(src|agent|viewer)/', pathNot: tests },
      to: { path: '^(src|agent|viewer|monitoring|bench|scripts|tests)/', pathNot: '^$1/' },
    },
    {
      name: 'monitoring-imports-core',
      severity: 'error',
      from: { path: '^monitoring/', pathNot: tests },
      to: { path: '^(src|agent|viewer|testkit|bench|scripts|tests)/' },
    },
    {
      name: 'testkit-is-for-tests',
      comment: 'testkit is imported by tests, cli/demo and bench only',
      severity: 'error',
      from: {
        pathNot: `${tests}|^(testkit|bench|tests|scripts)/|^agent/src/(cli/demo|cli/serve/testing|sources/testing)/`,
      },
      to: { path: '^testkit/' },
    },
    {
      name: 'nobody-imports-the-command-line',
      severity: 'error',
      from: { path: '^agent/src/', pathNot: '^agent/src/(cli/|main\\.ts)' },
      to: { path: '^agent/src/(cli/|main\\.ts)' },
    },
    {
      name: 'no-source-imports-another',
      severity: 'error',
      comment: 'what they share stands in sources/ itself, files/, cluster/ and presets/',
      from: { path: '^agent/src/sources/(file|kubeconfig|kubernetes|cabundle|csr|certmanager)/', pathNot: tests },
      to: {
        path: '^agent/src/sources/(file|kubeconfig|kubernetes|cabundle|csr|certmanager)/',
        pathNot: '^agent/src/sources/$1/',
      },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    ...roomRules,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|coverage)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.node.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
};
