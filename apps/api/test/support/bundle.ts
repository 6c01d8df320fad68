import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));

/** Bundles a program of the specs as the API itself is bundled: Node alone cannot run decorators. */
export function bundle(source: string): { file: string; remove(): void } {
  mkdirSync(join(ROOT, 'dist'), { recursive: true });
  const folder = mkdtempSync(join(ROOT, 'dist/test-'));
  const file = join(folder, 'main.js');
  const bundler = `
    import { rolldown } from 'rolldown';
    import config from ${JSON.stringify(join(ROOT, 'apps/api/rolldown.config.mjs'))};
    const { output, ...input } = config;
    const built = await rolldown({ ...input, input: ${JSON.stringify(join(ROOT, source))} });
    await built.write({ ...output, file: ${JSON.stringify(file)} });
  `;
  execFileSync(process.execPath, ['--input-type=module', '-e', bundler], { cwd: ROOT, stdio: 'pipe' });
  return { file, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
