import { basename } from 'node:path';

const KEBAB_CASE = /^[a-z0-9]+(-[a-z0-9]+)*$/;
/** A file with such a name has no main identifier: it collects what nobody placed. */
const SAYS_NOTHING = new Set(['util', 'utils', 'helper', 'helpers', 'common', 'misc', 'stuff']);

/**
 * A file is named in kebab-case after its main identifier. With `suffixes`, only those may stand between the name and
 * the extension (`app.module.ts`, `x.spec.ts`).
 *
 * @type {import('eslint').Rule.RuleModule}
 */
export const kebabCaseFile = {
  meta: {
    type: 'problem',
    docs: { description: 'Name files in kebab-case after their main identifier.' },
    schema: [
      {
        type: 'object',
        properties: { suffixes: { type: 'array', items: { type: 'string' } } },
        additionalProperties: false,
      },
    ],
    messages: {
      kebabCase: "'{{name}}' is not kebab-case.",
      saysNothing: "'{{name}}' says nothing: name the file after its main identifier.",
      suffix: "'.{{suffix}}' is not one of this project's suffixes ({{allowed}}).",
    },
  },
  create(context) {
    const name = basename(context.filename);
    const [stem = '', ...suffixes] = name.split('.').slice(0, -1);
    /** @type {string[] | undefined} */
    const allowed = context.options[0]?.suffixes;
    return {
      Program(node) {
        /**
         * @param {string} messageId
         * @param {Record<string, string>} data
         */
        const report = (messageId, data) =>
          context.report({ node, loc: { line: 1, column: 0 }, messageId, data });
        if (![stem, ...suffixes].every((part) => KEBAB_CASE.test(part))) report('kebabCase', { name });
        else if (SAYS_NOTHING.has(stem)) report('saysNothing', { name });
        const stray = allowed && suffixes.find((suffix) => !allowed.includes(suffix));
        if (stray) report('suffix', { suffix: stray, allowed: allowed.map((each) => `.${each}`).join(' ') });
      },
    };
  },
};
