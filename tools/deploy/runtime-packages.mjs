import { builtinModules } from 'node:module';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const IMPORTS = /(?:\bfrom\s*|\bimport\(\s*|\bimport\s*|__require\(\s*)(["'`])([@\w][^"'`\s]*)\1/g;

/**
 * Packages that a bundle still imports by name.
 *
 * @param {string} source
 * @returns {string[]}
 */
export function packagesOutside(source) {
  const names = new Set();
  for (const [, , specifier = ''] of source.matchAll(IMPORTS)) {
    if (specifier.includes(':') || builtinModules.includes(specifier)) continue;
    const [scope = '', name = ''] = specifier.split('/');
    names.add(scope.startsWith('@') ? `${scope}/${name}` : scope);
  }
  return [...names].filter((name) => !builtinModules.includes(name)).sort();
}

/**
 * Folders of packages and of all that they depend on. What is not installed is left out: the bundle asks for some
 * packages only to see whether they are there.
 *
 * @param {string} root
 * @param {readonly string[]} names
 * @returns {string[]}
 */
export function packageClosure(root, names) {
  const found = new Set();
  /** @type {{ name: string, from: string }[]} */
  const open = names.map((name) => ({ name, from: root }));
  for (let next = open.pop(); next; next = open.pop()) {
    const folder = resolvePackage(next.name, next.from);
    if (!folder || found.has(folder)) continue;
    found.add(folder);
    const { dependencies = {} } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    for (const name of Object.keys(dependencies)) open.push({ name, from: folder });
  }
  return [...found].sort();
}

/**
 * @param {string} name
 * @param {string} from
 * @returns {string | undefined}
 */
function resolvePackage(name, from) {
  for (let folder = from; ; folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name);
    if (existsSync(join(candidate, 'package.json'))) return candidate;
    if (folder === dirname(folder)) return undefined;
  }
}
