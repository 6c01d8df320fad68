import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
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
  for (const file of [APP_MODULE, GUIDE]) copyFileSync(join(WORKSPACE, file), join(root, file));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

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
  const files = newFlow('front-door', root);
  expect(files).toEqual([
    'apps/api/src/flows/front-door/front-door.flow.ts',
    'apps/api/src/flows/front-door/front-door.flow.spec.ts',
    'apps/api/src/flows/front-door/front-door.module.ts',
    APP_MODULE,
    GUIDE,
  ]);
  expect(complaints(files.slice(0, 3).map((file) => join(root, file)))).toEqual([]);
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

it.each(['', 'Front Door', '../x', 'a'.repeat(42)])('refuses the name "%s"', (name) => {
  expect(() => newFlow(name, root)).toThrow(/small letters/);
});

it('does not write over a flow that is there', () => {
  newFlow('front-door', root);
  expect(() => newFlow('front-door', root)).toThrow(/there already/);
});
