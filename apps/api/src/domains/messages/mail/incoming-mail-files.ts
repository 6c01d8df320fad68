import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock';
import type { Tx } from '../../../platform/database/tx';
import type { MailFile } from '../api/received-mail';
import { AttachmentsStore } from '../attachments.store';
import { MailBodiesStore } from './mail-bodies.store';
import { MediaStore } from '../ports/media-store';

type KeptFile = MailFile & { id: string };

const NAME_LENGTH_MAX = 200;

/** Files and the HTML of mail that comes in: they are there at once, in the mail itself. */
@Injectable()
export class IncomingMailFiles {
  constructor(
    private readonly media: MediaStore,
    private readonly attachments: AttachmentsStore,
    private readonly bodies: MailBodiesStore,
    private readonly clock: Clock,
  ) {}

  async keep(files: readonly MailFile[]): Promise<KeptFile[]> {
    const kept: KeptFile[] = [];
    for (const file of files) {
      const id = randomUUID();
      await this.media.put(id, file.content);
      kept.push({ ...file, id });
    }
    return kept;
  }

  /** The mail was there already. */
  async drop(files: readonly KeptFile[]): Promise<void> {
    for (const { id } of files) await this.media.remove(id);
  }

  async addHtml(tx: Tx, organisationId: string, messageId: string, html: string): Promise<void> {
    await this.bodies.insert(tx, { message_id: messageId, organisation_id: organisationId, html });
  }

  async add(tx: Tx, organisationId: string, messageId: string, files: readonly KeptFile[]): Promise<void> {
    for (const [position, { id, type, name, content }] of files.entries())
      await this.attachments.insert(tx, {
        id,
        organisation_id: organisationId,
        message_id: messageId,
        position,
        type,
        name: name?.slice(0, NAME_LENGTH_MAX) ?? null,
        bytes: content.length,
        state: 'stored',
        problem: null,
        transcript: null,
        url: null,
        created_at: this.clock.now(),
      });
  }
}
