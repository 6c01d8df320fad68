import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { askJson } from '../shared/ask.mjs';

/** Where the API puts the code of the first run, for this program to read and nobody else. */
const CODE_FILE = 'first-run-code';

/**
 * The one-time link that makes whoever opens it the owner of the server; undefined where somebody owns it. The code
 * comes by a file that only this user may read: the API's log, which is kept and passed on, does not show it.
 *
 * @param {Pick<import('./plan.mjs').Plan, 'apiUrl' | 'pageUrl'>} plan
 * @param {string | undefined} dataDir DATA_DIR of the environment
 * @returns {Promise<string | undefined>}
 */
export async function readSetupUrl({ apiUrl, pageUrl }, dataDir) {
  /** @type {import('@centralita/shared-types').ApiConfig | undefined} */
  const config = await askJson(`${apiUrl}/api/config`).catch(() => undefined);
  if (config?.setup !== 'needed') return undefined;
  const code = await readFile(join(dataDir?.trim() || 'data', CODE_FILE), 'utf8').catch(() => undefined);
  return code && `${pageUrl}/setup#${code.trim()}`;
}
