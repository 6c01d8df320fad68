import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/**
 * Takes class-validator as ECMAScript modules, of which only the decorators that we use come inside: as CommonJS, which it is by
 * its `main`, all come, with another copy of every country's telephone numbers. Nest would import all of it as well, and is
 * given it instead (`RequestValidation`).
 *
 * @returns {import('rolldown').Plugin}
 */
export const classValidator = () => ({
  name: 'class-validator',
  resolveId: {
    filter: { id: /^class-validator$/ },
    handler: (id, _importer, { kind }) =>
      kind === 'dynamic-import'
        ? { id, external: true }
        : join(dirname(require.resolve('class-validator/package.json')), 'esm2015', 'index.js'),
  },
});
