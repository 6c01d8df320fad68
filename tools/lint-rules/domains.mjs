import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const workspace = fileURLToPath(new URL('../..', import.meta.url));

/** @param {string} place folder of domains, from the workspace's root */
export const domainsFolder = (place) => join(workspace, place);

/**
 * The domain that a file is of; undefined outside of all.
 *
 * @param {string} folder
 * @param {string} file
 * @returns {string | undefined}
 */
export function domainOf(folder, file) {
  const [domain, ...rest] = relative(folder, file).split(sep);
  return domain === '..' || rest.length === 0 ? undefined : domain;
}
