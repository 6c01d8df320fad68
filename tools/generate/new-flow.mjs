import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withFlowEntry } from './flow-docs.mjs';
import { flowFiles, withFlowModule } from './flow-files.mjs';

/**
 * Makes a call flow: `npm run new:flow -- front-door` writes a flow that works, its spec, its module and a line about it, and
 * installs it.
 *
 * @param {string | undefined} name kebab-case: its folder, and its id in addresses
 * @param {string} root of the workspace
 * @returns {string[]} the files that were written or changed, from the root on
 * @throws {Error} with a sentence for whoever called
 */
export function newFlow(name, root) {
  if (!name || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name) || name.length > 41)
    throw new Error(
      'Give the flow a name of small letters, digits and dashes: npm run new:flow -- front-door',
    );
  const folder = join('apps/api/src/flows', name);
  if (existsSync(join(root, folder))) throw new Error(`${folder} is there already. Choose another name.`);
  const appModule = 'apps/api/src/app.module.ts';
  const installed = withFlowModule(readFileSync(join(root, appModule), 'utf8'), name);
  const guide = 'docs/installed-flows.md';
  const described = withFlowEntry(readFileSync(join(root, guide), 'utf8'), name);

  mkdirSync(join(root, folder), { recursive: true });
  const files = Object.entries(flowFiles(name)).map(([file, text]) => {
    writeFileSync(join(root, folder, file), text);
    return join(folder, file);
  });
  writeFileSync(join(root, appModule), installed);
  writeFileSync(join(root, guide), described);
  return [...files, appModule, guide];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const root = fileURLToPath(new URL('../..', import.meta.url));
    const name = process.argv[2];
    for (const file of newFlow(name, root)) process.stdout.write(`${file}\n`);
    process.stdout.write(`
Run it:   INCOMING_FLOW=${name} npm start
Call it:  npm run call -- tools/call/scripts/press-one.txt
Test it:  npx nx test api --testPathPatterns ${name}
Or choose it for a number on the page Call flows. More: docs/call-flows.md
`);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
