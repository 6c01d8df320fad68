import { mkdtempSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import apiConfig from '../../apps/api/rolldown.config.mjs';
import { root } from '../start/workspace-node.mjs';

/**
 * Bundles the writer as the API itself is bundled.
 *
 * @returns {Promise<{ file: string, remove: () => void }>}
 */
export async function buildWriter() {
  mkdirSync(join(root, 'dist'), { recursive: true });
  const folder = mkdtempSync(join(root, 'dist', 'faults-'));
  const file = join(folder, 'main.js');
  const { output, ...input } = apiConfig;
  const bundle = await rolldown({ ...input, input: join(root, 'apps/api/test/faults/writer-main.ts') });
  await bundle.write({ ...output, file });
  await bundle.close();
  return { file, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
