import { mkdtempSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import apiConfig from '../../apps/api/rolldown.config.mjs';
import { root } from '../start/workspace-node.mjs';

/**
 * Bundles a program that holds the API's modules, as the API itself is bundled.
 *
 * @param {string} input its main file, from the workspace's root
 * @returns {Promise<{ file: string, remove: () => void }>}
 */
export async function buildApiProgram(input) {
  mkdirSync(join(root, 'dist'), { recursive: true });
  const folder = mkdtempSync(join(root, 'dist', 'program-'));
  const file = join(folder, 'main.js');
  const { output, ...config } = apiConfig;
  const bundle = await rolldown({ ...config, input: join(root, input) });
  await bundle.write({ ...output, file });
  await bundle.close();
  return { file, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
