import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { domainOf, domainsFolder } from './domains.mjs';

/** A node of the syntax tree; TypeScript's own nodes are not in ESLint's types. @typedef {any} Node */

const MADE = /\.createTable\('(\w+)'\)|create (?:virtual )?table (?:if not exists )?(\w+)/g;
const READS = new Set(['selectFrom', 'innerJoin', 'leftJoin', 'rightJoin', 'fullJoin']);
const WRITES = new Set(['insertInto', 'replaceInto', 'updateTable', 'deleteFrom', 'mergeInto', 'alterTable']);
/** In SQL as text: a word of writing, or of reading, and the table. */
const IN_SQL = /\b(insert\s+into|replace\s+into|merge\s+into|delete\s+from|update|from|join)\s+"?(\w+)/gi;
const READS_IN_SQL = /^(?:from|join)$/i;

/**
 * What is read from the sources of a folder of domains, once.
 *
 * @typedef {object} Tables
 * @property {Map<string, string>} owners domain by table
 * @property {Set<string>} readers `reader owner`, for each domain that imports another one's `api/readable-x`
 */
/** @type {Map<string, Tables>} */
const known = new Map();

/**
 * A domain's tables are its own: nobody else writes them, and stores of other domains read of them what the owner says in
 * `api/readable-x.ts`. `except` names domains that may read everything, and write no more than others: those that only count.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
export const ownTables = {
  meta: {
    type: 'problem',
    docs: { description: "Leave other domains' tables to them." },
    schema: [
      {
        type: 'object',
        properties: { in: { type: 'string' }, except: { type: 'array', items: { type: 'string' } } },
        required: ['in'],
        additionalProperties: false,
      },
    ],
    messages: {
      foreign:
        "'{{table}}' is a table of the domain {{owner}}: ask its api/, or read of it what its api/readable-*.ts offers.",
      written: "'{{table}}' is a table of the domain {{owner}}, which alone writes it: ask its api/.",
    },
  },
  create(context) {
    const { in: place, except = [] } = context.options[0];
    const folder = domainsFolder(place);
    const mine = domainOf(folder, context.filename);
    if (mine === undefined) return {};
    const readsAll = except.includes(mine);
    const { owners, readers } = tablesOf(folder);
    /**
     * @param {string} name a table, also `table as other`
     * @param {boolean} isRead
     * @param {Node} node
     */
    const check = (name, isRead, node) => {
      const [table = ''] = name.split(' ');
      const owner = owners.get(table);
      if (owner === undefined || owner === mine || (isRead && (readsAll || readers.has(`${mine} ${owner}`))))
        return;
      context.report({ node, messageId: isRead ? 'foreign' : 'written', data: { table, owner } });
    };
    return {
      CallExpression(/** @type {Node} */ node) {
        const called = node.callee.property?.name;
        if (!READS.has(called) && !WRITES.has(called)) return;
        for (const name of textsOf(node.arguments[0])) check(name, READS.has(called), node);
      },
      TaggedTemplateExpression(/** @type {Node} */ node) {
        for (const { value } of node.quasi.quasis)
          for (const [, word = '', table = ''] of value.raw.matchAll(IN_SQL))
            check(table, READS_IN_SQL.test(word), node);
      },
    };
  },
};

/**
 * @param {Node} node
 * @returns {string[]}
 */
function textsOf(node) {
  if (node?.type === 'ArrayExpression') return node.elements.flatMap(textsOf);
  return node?.type === 'Literal' && typeof node.value === 'string' ? [node.value] : [];
}

/**
 * @param {string} folder
 * @returns {Tables}
 */
function tablesOf(folder) {
  const found = known.get(folder) ?? { owners: new Map(), readers: new Set() };
  if (known.has(folder)) return found;
  known.set(folder, found);
  for (const path of globSync('*/**/*.ts', { cwd: folder })) {
    const domain = domainOf(folder, join(folder, path)) ?? '';
    const text = readFileSync(join(folder, path), 'utf8');
    for (const [, owner] of text.matchAll(/'(?:\.\.\/)+([\w-]+)\/api\/readable-[\w-]+'/g))
      found.readers.add(`${domain} ${owner}`);
    if (!path.endsWith('-schema.ts')) continue;
    for (const [, made, raw] of text.matchAll(MADE)) found.owners.set(made ?? raw ?? '', domain);
  }
  return found;
}
