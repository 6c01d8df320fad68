import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { importedModules } from './imported-modules.mjs';

const workspace = fileURLToPath(new URL('../..', import.meta.url));
/** Every way to reach a module by its relative path, in the text of a file. */
const RELATIVE = /\b(?:from|import|require)\s*\(?\s*['"`](\.[^'"`\n]+)['"`]/g;

/**
 * Which domain imports which, also for types only. @type {Map<string, Map<string, Set<string>>>}
 * By folder: ESLint asks once for each file.
 */
const known = new Map();

/**
 * Keeps the domains of a folder free of cycles: what two need of each other is an event, or a port of the lower one.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
export const noDomainCycles = {
  meta: {
    type: 'problem',
    docs: { description: 'Keep domains free of cycles.' },
    schema: [
      {
        type: 'object',
        properties: { in: { type: 'string' } },
        required: ['in'],
        additionalProperties: false,
      },
    ],
    messages: {
      cycle: 'Domains go round in a circle: {{circle}}. Turn one step round by an event or a port.',
    },
  },
  create(context) {
    const folder = join(workspace, context.options[0].in);
    const from = domainOf(folder, context.filename);
    if (from === undefined) return {};
    return importedModules((specifier, node) => {
      if (!specifier.startsWith('.')) return;
      const to = domainOf(folder, join(dirname(context.filename), specifier));
      if (to === undefined || to === from) return;
      const way = wayBack(graphOf(folder), to, from);
      if (way) context.report({ node, messageId: 'cycle', data: { circle: [from, ...way].join(' → ') } });
    });
  },
};

/**
 * @param {string} folder
 * @param {string} file
 * @returns {string | undefined}
 */
function domainOf(folder, file) {
  const [domain, ...rest] = relative(folder, file).split(sep);
  return domain === '..' || rest.length === 0 ? undefined : domain;
}

/** @param {string} folder */
function graphOf(folder) {
  const found = known.get(folder) ?? new Map();
  if (known.has(folder)) return found;
  known.set(folder, found);
  for (const path of globSync('*/**/*.ts', { cwd: folder })) {
    if (path.endsWith('.spec.ts')) continue;
    const file = join(folder, path);
    const from = domainOf(folder, file);
    for (const [, specifier = ''] of readFileSync(file, 'utf8').matchAll(RELATIVE)) {
      const to = domainOf(folder, join(dirname(file), specifier));
      if (to !== undefined && to !== from) found.set(from, (found.get(from) ?? new Set()).add(to));
    }
  }
  return found;
}

/**
 * The shortest way from one domain to another, both included.
 *
 * @param {Map<string, Set<string>>} graph
 * @param {string} start
 * @param {string} goal
 * @returns {string[] | undefined}
 */
function wayBack(graph, start, goal) {
  const ways = [[start]];
  const seen = new Set([start]);
  for (const way of ways) {
    const last = way.at(-1) ?? start;
    if (last === goal) return way;
    for (const next of graph.get(last) ?? [])
      if (!seen.has(next)) {
        seen.add(next);
        ways.push([...way, next]);
      }
  }
  return undefined;
}
