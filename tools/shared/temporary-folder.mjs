import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** @type {string[]} */
const made = [];
process.once('exit', () => made.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** A folder of its own, removed when this process ends. */
export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'centralita-'));
  made.push(folder);
  return folder;
}
