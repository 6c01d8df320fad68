import { join } from 'node:path';
import { formatFiles, generateFiles, names } from '@nx/devkit';

const APP_MODULE = 'apps/api/src/app.module.ts';
const GUIDE = 'docs/installed-flows.md';
/** Paths beside the flows, which `apps/api/src/webhooks/voice/flow-choice.ts` takes for no flow. */
const TAKEN_NAMES = ['status', 'fallback'];
const LAST_FLOW_IMPORT = /(?:^import \{ \w+ \} from '\.\/flows\/[^']+';\n)+/m;
const FIRST_FLOW = /^ +AnnouncementModule,\n/m;
const TABLE = /^\| `incoming-call`.*\n(?:\|.*\n)*/m;

/**
 * Makes a call flow: `npm run new:flow -- front-door` writes a flow that works, its spec, its module and a line about it, and
 * installs it.
 *
 * @param {import('@nx/devkit').Tree} tree
 * @param {{ name?: string }} options kebab-case: its folder, and its id in addresses
 * @returns {Promise<() => void>} tells what to do next
 * @throws {Error} with a sentence for whoever called
 */
export async function newFlow(tree, { name = '' }) {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name) || name.length > 41)
    throw new Error(
      'Give the flow a name of small letters, digits and dashes: npm run new:flow -- front-door',
    );
  if (TAKEN_NAMES.includes(name))
    throw new Error(`The address /webhooks/voice/${name} is taken. Choose another name.`);
  const folder = `apps/api/src/flows/${name}`;
  if (tree.exists(folder)) throw new Error(`${folder} is there already. Choose another name.`);
  const { className } = names(name);
  const title = `${name[0]?.toUpperCase()}${name.slice(1).replaceAll('-', ' ')}`;
  generateFiles(tree, join(import.meta.dirname, 'flow'), folder, { name, className, title });
  const module = `${className}FlowModule`;
  insert(
    tree,
    APP_MODULE,
    LAST_FLOW_IMPORT,
    (found) => `${found}import { ${module} } from './flows/${name}/${name}.module';\n`,
  );
  insert(tree, APP_MODULE, FIRST_FLOW, (found) => `${module},\n${found}`);
  insert(tree, GUIDE, TABLE, (found) => `${found}| \`${name}\` | 1 | asks for a key and answers it |\n`);
  await formatFiles(tree);
  return () =>
    void process.stdout.write(`
Run it:   INCOMING_FLOW=${name} npm start
Call it:  npm run call -- tools/call/scripts/press-one.txt
Test it:  npx nx test api --testPathPatterns ${name}
Or choose it for a number on the page Call flows. More: docs/call-flows.md
`);
}

/**
 * @param {import('@nx/devkit').Tree} tree
 * @param {string} file
 * @param {RegExp} place
 * @param {(found: string) => string} withMore
 * @throws {Error} where the file does not look as expected
 */
function insert(tree, file, place, withMore) {
  const text = tree.read(file, 'utf8') ?? '';
  if (!place.test(text)) throw new Error(`${file} does not look as expected: it has no ${place}.`);
  tree.write(file, text.replace(place, withMore));
}
