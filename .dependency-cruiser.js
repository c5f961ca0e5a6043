/** Who may import whom: the arrows of docs/architecture.md, kept by CI. */
const only = (name, from, to) => ({
  name,
  severity: 'error',
  from: { path: from },
  to: { path: '^packages/', pathNot: [from, ...to] },
});

const room = (name, to) =>
  only(`server-${name}`, `^packages/server/${name}/`, [...to.map((r) => `^packages/${r}`)]);

export default {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'motion-is-pure',
      comment: 'motion runs in Node, in a worker and in the browser',
      severity: 'error',
      from: { path: '^packages/motion/', pathNot: '\\.(test|fixture)\\.ts$' },
      to: { dependencyTypes: ['core', 'npm', 'npm-dev'], pathNot: 'fft\\.js' },
    },
    only('motion-knows-nobody', '^packages/motion/', []),
    only('workers', '^packages/workers/', ['^packages/motion/']),
    only('files', '^packages/files/', ['^packages/motion/']),
    only('client-knows-nobody', '^packages/client/', []),
    only('server', '^packages/server/', ['^packages/(motion|workers|files)/']),
    {
      name: 'cli',
      severity: 'error',
      from: { path: '^packages/cli/', pathNot: '^packages/cli/server\\.ts$|\\.test\\.ts$' },
      to: { path: '^packages/', pathNot: '^packages/(cli|client|motion|workers|files)/' },
    },
    room('store', ['server/store', 'motion/signal']),
    room('stream', ['server/store']),
    room('ingest', ['server/(store|stream|problem)', 'motion/']),
    room('live', ['server/(store|stream|problem)', 'motion/']),
    room('training', ['server/(store|problem)', 'motion/', 'workers/']),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
