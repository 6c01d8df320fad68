import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { rolldown } from 'rolldown';
import { OUTSIDE } from '../../apps/api/rolldown.config.mjs';
import { root } from '../shared/workspace-node.mjs';
import { nodeApp } from './node-app.mjs';

/**
 * Bundles a program that holds the API's modules, as the API itself is bundled: Node alone cannot run decorators.
 *
 * @param {string} input its main file, from the workspace's root
 * @returns {Promise<{ file: string, remove: () => void }>}
 */
export async function buildApiProgram(input) {
  mkdirSync(join(root, 'dist'), { recursive: true });
  const folder = mkdtempSync(join(root, 'dist', 'program-'));
  const file = join(folder, 'main.js');
  const app = { input: 'apps/api/src/main.ts', file: relative(root, file), outside: OUTSIDE };
  const { output, ...config } = nodeApp(app);
  const bundle = await rolldown({ ...config, input: join(root, input) });
  await bundle.write(output);
  await bundle.close();
  return { file, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
