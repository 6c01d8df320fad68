import preset from '../../jest.preset.mjs';

const [[files, [swc, options]]] = Object.entries(preset.transform);

export default {
  ...preset,
  displayName: 'api',
  // Half of their time these wait, for processes, jobs and databases: with two, two cores stood idle.
  maxWorkers: 3,
  // `import … with { type: 'json' }` keeps its attribute, without which Jest warns.
  transform: {
    [files]: [swc, { ...options, jsc: { ...options.jsc, experimental: { keepImportAttributes: true } } }],
  },
  globalSetup: '<rootDir>/../../tools/test/postgres.setup.mjs',
  globalTeardown: '<rootDir>/../../tools/test/postgres.teardown.mjs',
  setupFiles: ['<rootDir>/test/support/load-nest.ts'],
};
