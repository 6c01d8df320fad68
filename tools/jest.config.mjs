import preset from '../jest.preset.mjs';

export default {
  ...preset,
  displayName: 'tools',
  testMatch: [
    '<rootDir>/{build,call,shared,start,test,bench,faults,deploy,generate,lint-rules}/**/*.spec.ts',
  ],
};
