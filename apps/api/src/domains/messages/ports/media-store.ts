import type { Readable } from 'node:stream';

/** Where the files of messages are kept, under an id of ours. */
export abstract class MediaStore {
  /** Keeps a file whole or not at all. @returns its size in bytes */
  abstract put(id: string, content: Buffer): Promise<number>;

  /** @throws AppError `attachments/not-found` (404) */
  abstract open(id: string): Promise<Readable>;

  /** @throws AppError `attachments/not-found` (404) */
  abstract read(id: string): Promise<Buffer>;

  abstract remove(id: string): Promise<void>;
}
