import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(fileURLToPath(import.meta.url));

/** Jest for Node projects: TypeScript by SWC with decorator metadata, everything as ECMAScript modules. */
export default {
  // Not where temporary files go: those are thrown away after each run.
  cacheDirectory: `${root}/node_modules/.cache/jest`,
  // Much of it waits for sound, timers and child processes: two at a time use a small machine fully.
  maxWorkers: 2,
  // A busy machine fails no spec; one that hangs is still told.
  testTimeout: 600_000,
  testEnvironment: 'node',
  // In CI a test that fails is run a second time, and told as such: sound and jobs are real time, and its machine is busy.
  setupFilesAfterEnv: [`${root}/tools/test/second-try.mjs`],
  reporters: ['default', `${root}/tools/test/results.reporter.mjs`],
  testMatch: ['**/*.spec.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleFileExtensions: ['ts', 'mjs', 'js', 'json'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
          target: 'es2023',
          keepClassNames: true,
        },
        module: { type: 'es6' },
      },
    ],
  },
  moduleNameMapper: {
    '^@centralita/twiml$': `${root}/libs/twiml/src/index.ts`,
    '^@centralita/shared-types$': `${root}/libs/shared-types/src/index.ts`,
    '^@centralita/shared-types/appointment-rules$': `${root}/libs/shared-types/src/appointment-rules.ts`,
    '^@centralita/shared-types/rules$': `${root}/libs/shared-types/src/rules.ts`,
    '^@centralita/shared-types/phone-numbers$': `${root}/libs/shared-types/src/phone-numbers.ts`,
    '^@centralita/shared-types/saved-reply-text$': `${root}/libs/shared-types/src/saved-reply-text.ts`,
    '^@centralita/shared-types/template-text$': `${root}/libs/shared-types/src/template-text.ts`,
    '^@centralita/shared-types/campaign-text$': `${root}/libs/shared-types/src/campaign-text.ts`,
  },
};
