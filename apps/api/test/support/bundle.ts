import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { dirname } from 'node:path';

const BUILDER = new URL('../../../../tools/build/api-program.mjs', import.meta.url).href;

/** Bundles a program of the specs as the API itself is bundled: Node alone cannot run decorators. */
export function bundle(source: string): { file: string; remove(): void } {
  const script = `
    import { buildApiProgram } from ${JSON.stringify(BUILDER)};
    const { file } = await buildApiProgram(${JSON.stringify(source)});
    process.stdout.write(file);
  `;
  const file = execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  return { file, remove: () => rmSync(dirname(file), { recursive: true, force: true }) };
}
