import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { flushChanges, FsTree } from 'nx/src/generators/tree';
import * as prettier from 'prettier';
import ts from 'typescript';
import { newFlow } from './new-flow.mjs';

const WORKSPACE = join(import.meta.dirname, '../..');
const APP_MODULE = 'apps/api/src/app.module.ts';
const GUIDE = 'docs/installed-flows.md';

// Below the workspace, so that its libraries are found.
let root: string;
beforeEach(() => {
  mkdirSync(join(WORKSPACE, 'dist'), { recursive: true });
  root = mkdtempSync(join(WORKSPACE, 'dist/new-flow-'));
  mkdirSync(join(root, 'apps/api/src/flows'), { recursive: true });
  mkdirSync(join(root, 'docs'));
  for (const file of [APP_MODULE, GUIDE, '.prettierrc.json'])
    copyFileSync(join(WORKSPACE, file), join(root, file));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** As `nx generate` runs it: first all in memory, then onto the disk. */
async function generated(name: string): Promise<string[]> {
  const tree = new FsTree(root, false);
  await newFlow(tree, { name });
  const changes = tree.listChanges();
  flushChanges(root, changes);
  return changes.map(({ path }) => path).sort();
}

/** What the compiler says of these files, by the rules of the workspace. */
function complaints(files: string[]): string[] {
  const read = ts.readConfigFile(join(WORKSPACE, 'tsconfig.base.json'), (path) => ts.sys.readFile(path));
  const { options } = ts.parseJsonConfigFileContent({ ...read.config, files }, ts.sys, WORKSPACE);
  const program = ts.createProgram(files, {
    ...options,
    noEmit: true,
    composite: false,
    types: ['jest', 'node'],
  });
  return files.flatMap((file) => {
    const source = program.getSourceFile(file);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
      ({ messageText }) => `${file}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
    );
  });
}

it('writes a flow that compiles, with its spec and a line about it, and installs it', async () => {
  const files = await generated('front-door');
  expect(files).toEqual([
    APP_MODULE,
    'apps/api/src/flows/front-door/front-door.flow.spec.ts',
    'apps/api/src/flows/front-door/front-door.flow.ts',
    'apps/api/src/flows/front-door/front-door.module.ts',
    GUIDE,
  ]);
  expect(complaints(files.slice(1, 4).map((file) => join(root, file)))).toEqual([]);
  const guide = readFileSync(join(root, GUIDE), 'utf8');
  expect(guide).toMatch(/^\| `front-door` +\| 1 +\| asks for a key and answers it +\|$/m);
  const options = { ...(await prettier.resolveConfig(join(WORKSPACE, GUIDE))), filepath: GUIDE };
  expect(await prettier.check(guide, options)).toBe(true);
  const installed = readFileSync(join(root, APP_MODULE), 'utf8');
  expect(installed).toContain(
    "import { FrontDoorFlowModule } from './flows/front-door/front-door.module';\n",
  );
  expect(installed).toMatch(/\n {8}FrontDoorFlowModule,\n {8}AnnouncementModule,\n/);
});

it.each(['', 'Front Door', '../x', 'a'.repeat(42)])('refuses the name "%s"', async (name) => {
  await expect(generated(name)).rejects.toThrow(/small letters/);
});

it('refuses the names that the server takes for no flow', async () => {
  const choice = readFileSync(join(WORKSPACE, 'apps/api/src/webhooks/voice/flow-choice.ts'), 'utf8');
  const [, list = ''] = /^const TAKEN_IDS = \[(.+)\];$/m.exec(choice) ?? [];
  const taken = [...list.matchAll(/'([^']+)'/g)].map(([, id]) => id ?? '');
  expect(taken.length).toBeGreaterThan(0);
  for (const id of taken) await expect(generated(id)).rejects.toThrow(/is taken/);
});

it('does not write over a flow that is there', async () => {
  await generated('front-door');
  await expect(generated('front-door')).rejects.toThrow(/there already/);
});
