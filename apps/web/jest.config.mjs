import preset from '../../jest.preset.mjs';

export default {
  displayName: 'web',
  reporters: preset.reporters,
  testTimeout: preset.testTimeout,
  cacheDirectory: preset.cacheDirectory,
  testEnvironment: 'jsdom',
  testMatch: ['<rootDir>/src/**/*.spec.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  setupFilesAfterEnv: [...preset.setupFilesAfterEnv, '<rootDir>/src/test-setup.ts'],
  moduleFileExtensions: ['ts', 'html', 'js', 'mjs', 'json'],
  moduleNameMapper: { ...preset.moduleNameMapper, '^tslib$': 'tslib/tslib.es6.js' },
  transform: {
    '^.+\\.(ts|html)$': [
      'jest-preset-angular',
      { tsconfig: '<rootDir>/tsconfig.spec.json', stringifyContentPathRegex: '\\.html$', useESM: true },
    ],
  },
  transformIgnorePatterns: ['/node_modules/'],
};
