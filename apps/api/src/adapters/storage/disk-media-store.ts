import { createReadStream } from 'node:fs';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { MediaStore, type FilePart } from '../../domains/messages/ports/media-store';
import { Config } from '../../platform/config/config';
import { assertMediaId, mediaNotFound } from './media-id';

/** One file each under DATA_DIR/media, readable for this user only. */
@Injectable()
export class DiskMediaStore extends MediaStore {
  readonly #root: string;

  constructor({ dataDir }: Config) {
    super();
    this.#root = join(dataDir, 'media');
  }

  async put(id: string, content: Buffer): Promise<number> {
    await this.#keep(id, content);
    return content.length;
  }

  async putFile(id: string, path: string): Promise<number> {
    await this.#keep(id, createReadStream(path));
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
    await rm(this.#path(id), { force: true });
  }

  async #keep(id: string, content: Buffer | Readable): Promise<void> {
    const path = this.#path(id);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const part = `${path}.part`;
    const file = await open(part, 'w', 0o600);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(part, path);
  }

  #path(id: string): string {
    assertMediaId(id);
    return join(this.#root, id.slice(0, 2), id);
  }
}
