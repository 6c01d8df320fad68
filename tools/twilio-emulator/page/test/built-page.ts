import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const BUILD = fileURLToPath(new URL('../build-page.mjs', import.meta.url));

/** The page as the emulator's build makes it, in a folder of its own. */
export class BuiltPage {
  private constructor(readonly folder: string) {}

  static async make(): Promise<BuiltPage> {
    const folder = await mkdtemp(join(tmpdir(), 'handset-page-'));
    await promisify(execFile)(process.execPath, [BUILD, folder]);
    return new BuiltPage(folder);
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true });
  }
}
