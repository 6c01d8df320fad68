import type { Readable } from 'node:stream';

/** Bytes of a file, the first and the last included. */
export interface FilePart {
  start: number;
  end: number;
}

/** Where the files of messages are kept, under an id of ours. */
export abstract class MediaStore {
  /** Keeps a file whole or not at all. @returns its size in bytes */
  abstract put(id: string, content: Buffer): Promise<number>;

  /** Keeps what stands in a file of this machine, however long. @returns its size in bytes */
  abstract putFile(id: string, path: string): Promise<number>;

  abstract has(id: string): Promise<boolean>;

  /** @param part all of it where absent @throws AppError `attachments/not-found` (404) */
  abstract open(id: string, part?: FilePart): Promise<Readable>;

  /** @throws AppError `attachments/not-found` (404) */
  abstract read(id: string): Promise<Buffer>;

  abstract remove(id: string): Promise<void>;
}
