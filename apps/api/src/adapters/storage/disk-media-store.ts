import { createReadStream } from 'node:fs';
import { glob, mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { MediaStore, type FilePart } from '../../domains/messages/ports/media-store';
import { Config } from '../../platform/config/config';
import { assertMediaId, mediaNotFound } from './media-id';

/** A file is written in less, also by another process that shares the folder. */
const PART_KEPT_MS = 86_400_000;

/** One file each under DATA_DIR/media, readable for this user only. */
@Injectable()
export class DiskMediaStore extends MediaStore implements OnApplicationBootstrap {
  readonly #root: string;

  constructor({ dataDir }: Config) {
    super();
    this.#root = join(dataDir, 'media');
  }

  /** What a process left that was killed while it wrote. */
  async onApplicationBootstrap(): Promise<void> {
    for await (const name of glob('*/*.part', { cwd: this.#root })) {
      const part = join(this.#root, name);
      const { mtimeMs } = await stat(part).catch(() => ({ mtimeMs: Infinity }));
      if (mtimeMs < Date.now() - PART_KEPT_MS) await rm(part, { force: true });
    }
  }

  async put(id: string, content: Buffer): Promise<number> {
    await this.#keep(id, () => content);
    return content.length;
  }

  async putFile(id: string, path: string): Promise<number> {
    await this.#keep(id, () => createReadStream(path));
    return (await stat(this.#path(id))).size;
  }

  async has(id: string): Promise<boolean> {
    return stat(this.#path(id)).then(
      () => true,
      () => false,
    );
  }

  async open(id: string, part?: FilePart): Promise<Readable> {
    const path = this.#path(id);
    await stat(path).catch(() => {
      throw mediaNotFound();
    });
    return createReadStream(path, part);
  }

  async read(id: string): Promise<Buffer> {
    return readFile(this.#path(id)).catch(() => {
      throw mediaNotFound();
    });
  }

  async remove(id: string): Promise<void> {
    const path = this.#path(id);
    await rm(`${path}.part`, { force: true });
    await rm(path, { force: true });
  }

  async #keep(id: string, content: () => Buffer | Readable): Promise<void> {
    const path = this.#path(id);
    const folder = dirname(path);
    const made = await mkdir(folder, { recursive: true, mode: 0o700 });
    const part = `${path}.part`;
    try {
      await write(part, content);
      await rename(part, path);
    } catch (error) {
      await rm(part, { force: true });
      throw error;
    }
    await syncFolder(folder);
    if (made !== undefined) await syncFolder(this.#root);
  }

  #path(id: string): string {
    assertMediaId(id);
    return join(this.#root, id.slice(0, 2), id);
  }
}

/** @param content opened when it can be written, so that its errors are heard */
async function write(path: string, content: () => Buffer | Readable): Promise<void> {
  const file = await open(path, 'w', 0o600);
  try {
    await file.writeFile(content());
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Waits until the names in a folder are on disk. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
