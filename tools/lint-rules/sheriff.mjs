import { createRequire } from 'node:module';
import sheriff from '@softarc/eslint-plugin-sheriff';

const require = createRequire(import.meta.url);
/** An editor, whose ESLint runs for days, sees a new folder or a changed setting after this. */
const KEPT_FOR_MS = 10_000;
/** What Sheriff reads anew for each file that it checks, by file of its core: that was half of the time of all of lint. */
const READ_FOR_EACH_FILE = /** @type {const} */ ([
  ['config/parse-config', 'parseConfig'],
  ['file-info/generate-ts-data', 'generateTsData'],
  ['modules/find-module-paths', 'findModulePaths'],
]);

for (const [file, name] of READ_FOR_EACH_FILE) {
  const part = require(`@softarc/sheriff-core/src/lib/${file}`);
  if (typeof part[name] !== 'function') throw new Error(`Sheriff has no ${name} in ${file} any more.`);
  part[name] = kept(part[name]);
}

/**
 * @param {(...args: unknown[]) => unknown} read
 * @returns {(...args: unknown[]) => unknown} gives what was read for the same arguments a short time ago
 */
function kept(read) {
  /** @type {Map<string, { value: unknown, until: number }>} */
  const known = new Map();
  return (...args) => {
    const key = JSON.stringify(args);
    const before = known.get(key);
    if (before && before.until > Date.now()) return before.value;
    const value = read(...args);
    known.set(key, { value, until: Date.now() + KEPT_FOR_MS });
    return value;
  };
}

/** Sheriff's rules, which keep what they have read of the workspace. */
export { sheriff };
