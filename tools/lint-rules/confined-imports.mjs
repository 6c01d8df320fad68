import { matchesGlob, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { importedModules } from './imported-modules.mjs';

/**
 * @typedef {object} Confinement
 * @property {string[]} packages
 * @property {boolean} [exact]
 * @property {string[]} [in]
 * @property {string[]} [only]
 * @property {boolean} [types]
 * @property {string} because
 */

/** ESLint's own `cwd` is the project's folder when Nx runs it. */
const workspace = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Keeps packages in the places that may know them. Each confinement names packages (`twilio` covers its sub-paths),
 * the files it is about (`in`, default: all), the files in which they are allowed (`only`), and why. With
 * `types: true` an import of types is free. Paths are globs from the workspace's root.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
export const confinedImports = {
  meta: {
    type: 'problem',
    docs: { description: 'Keep packages in the places that may know them.' },
    schema: [
      {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            packages: { type: 'array', items: { type: 'string' }, minItems: 1 },
            exact: { type: 'boolean' },
            in: { type: 'array', items: { type: 'string' } },
            only: { type: 'array', items: { type: 'string' } },
            types: { type: 'boolean' },
            because: { type: 'string' },
          },
          required: ['packages', 'because'],
          additionalProperties: false,
        },
      },
    ],
    messages: { confined: "'{{specifier}}' must not be imported here: {{because}}." },
  },
  create(context) {
    const file = relative(workspace, context.filename).split(sep).join('/');
    /** @type {Confinement[]} */
    const all = context.options[0];
    const confinements = all.filter(
      (each) => matches(file, each.in ?? ['**']) && !matches(file, each.only ?? []),
    );
    if (confinements.length === 0) return {};
    return importedModules((specifier, node, { typesOnly }) => {
      const found = confinements.find(
        (each) =>
          !(each.types && typesOnly) && each.packages.some((name) => covers(name, specifier, each.exact)),
      );
      if (found) context.report({ node, messageId: 'confined', data: { specifier, because: found.because } });
    });
  },
};

/**
 * @param {string} file
 * @param {readonly string[]} globs
 */
const matches = (file, globs) => globs.some((glob) => matchesGlob(file, glob));

/**
 * @param {string} name
 * @param {string} specifier
 * @param {boolean} [exact]
 */
function covers(name, specifier, exact = false) {
  if (name === '*') return !specifier.startsWith('.');
  return specifier === name || (!exact && specifier.startsWith(`${name}/`));
}
