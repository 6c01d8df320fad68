import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { Attachment } from '@centralita/shared-types';
import { Clock } from '../../../platform/clock/clock';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { AppError } from '../../../platform/errors/app-error';
import { AttachmentsStore } from '../attachments.store';
import { MediaLinks } from '../media-links';
import { bareType, isAllowedType, MEDIA_BYTES_MAX } from '../media-rules';
import { attachmentView } from '../message-views';
import type { AttachmentRow } from '../messages-schema';
import { MediaStore, type FilePart } from '../ports/media-store';

export { MEDIA_BYTES_MAX } from '../media-rules';
export { MEDIA_PATH } from '../media-links';

/** A file with what a browser is told about it. */
export interface OpenFile {
  type: string;
  name: string | null;
  bytes: number | null;
  /** Where it is, if it is not here. */
  url?: string;
  /** @throws AppError `attachments/not-found` (404) */
  read?: (part?: FilePart) => Promise<Readable>;
}

const NAME_LENGTH_MAX = 120;

/** Files of messages. */
@Injectable()
export class Attachments {
  constructor(
    private readonly store: AttachmentsStore,
    private readonly media: MediaStore,
    private readonly links: MediaLinks,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError `attachments/type-refused` (415) */
  assertAllowed(type: string): void {
    if (!isAllowedType(type)) throw typeRefused();
  }

  /** Keeps a file that goes out with a message later. @throws AppError as `assertAllowed`, `attachments/too-large` (413) */
  async add(
    organisationId: string,
    content: Buffer,
    type: string,
    name: string | undefined,
  ): Promise<Attachment> {
    this.assertAllowed(type);
    if (content.length > MEDIA_BYTES_MAX) throw tooLarge();
    const row: AttachmentRow = {
      id: randomUUID(),
      organisation_id: organisationId,
      message_id: null,
      position: 0,
      type: bareType(type),
      name: fileName(name),
      bytes: content.length,
      state: 'stored',
      problem: null,
      transcript: null,
      url: null,
      created_at: this.clock.now(),
    };
    // No file is without a row: of one that goes with no message, both are deleted after a while.
    await this.work.run((tx) => this.store.insert(tx, row));
    await this.media.put(row.id, content);
    return attachmentView(row);
  }

  /** @throws AppError `attachments/not-found` (404) */
  async open(organisationId: string, id: string): Promise<OpenFile> {
    return this.#open(await this.store.find(id, organisationId));
  }

  /** The file of a signed link, for the provider. @throws AppError `attachments/not-found` (404) */
  async openLink(link: string): Promise<OpenFile> {
    const id = this.links.open(link);
    return this.#open(id === undefined ? undefined : await this.store.find(id));
  }

  #open(row: AttachmentRow | undefined): OpenFile {
    if (row?.state !== 'stored') throw notFound();
    const { type, name, bytes, url } = row;
    // What is spoken of a ready answer stands at a public address, and is not kept here.
    if (bytes === null && url !== null) return { type, name, bytes, url };
    return { type, name, bytes, read: (part) => this.media.open(row.id, part) };
  }
}

/** Without what a path or a header could be made of. */
function fileName(name: string | undefined): string | null {
  const plain = name?.replaceAll(/[^\p{L}\p{N} ._()-]+/gu, '_').trim();
  return plain ? plain.slice(-NAME_LENGTH_MAX) : null;
}

const notFound = (): AppError =>
  new AppError({
    code: 'attachments/not-found',
    detail: 'There is no such file. Load the conversation again.',
    status: 404,
  });

export const tooLarge = (): AppError =>
  new AppError({
    code: 'attachments/too-large',
    detail: `A file is not larger than ${MEDIA_BYTES_MAX / 1024 / 1024} MiB. Send a smaller one.`,
    status: 413,
  });

const typeRefused = (): AppError =>
  new AppError({
    code: 'attachments/type-refused',
    detail:
      'Pictures, sound, video, PDF, office documents, plain text and contacts can be sent; this is none of them.',
    status: 415,
  });
