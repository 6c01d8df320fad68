// node tools/deploy/collect-runtime.mjs <folder>: what the built product needs to run, and nothing else: the bundle, the
// page, and the few packages that the bundle left outside with what they depend on.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { root } from '../shared/workspace-node.mjs';
import { packagesOutside, packageClosure } from './runtime-packages.mjs';

const [, , folder] = process.argv;
if (!folder) {
  process.stderr.write('Usage: node tools/deploy/collect-runtime.mjs <folder>\n');
  process.exit(2);
}
const API = join(root, 'dist', 'apps', 'api');
const WEB = join(root, 'dist', 'apps', 'web');
for (const built of [join(API, 'main.js'), join(WEB, 'index.html')]) {
  if (existsSync(built)) continue;
  process.stderr.write(`${relative(root, built)} is missing: run npm run build first.\n`);
  process.exit(1);
}
mkdirSync(folder, { recursive: true });
const sources = readdirSync(API).filter((name) => name.endsWith('.js'));
const outside = sources.flatMap((name) => packagesOutside(readFileSync(join(API, name), 'utf8')));
const packages = packageClosure(root, outside);
for (const from of [API, WEB, ...packages]) {
  const to = join(folder, relative(root, from));
  mkdirSync(dirname(to), { recursive: true });
  // A package's own packages are in the closure by themselves, where they are needed.
  cpSync(from, to, {
    recursive: true,
    filter: (file) => !relative(from, file).split(/[\\/]/).includes('node_modules'),
  });
}
cpSync(join(root, 'LICENSE'), join(folder, 'LICENSE'));
cpSync(join(root, 'package.json'), join(folder, 'package.json'));
process.stdout.write(`Collected the product and ${packages.length} packages in ${folder}.\n`);
