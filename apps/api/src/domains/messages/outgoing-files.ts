import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { AttachmentsStore } from './attachments.store';
import { MessageLog } from './message-log';
import type { MessageRow } from './messages-schema';

/** WhatsApp takes one file with a message. In words on the page. */
export const ONE_FILE = 'messages/one-file';
/** The provider took the message and not this file of it. In words on the page. */
const NOT_SENT = 'attachments/not-sent';

/** Files that were to go with a message. */
@Injectable()
export class OutgoingFiles {
  constructor(
    private readonly attachments: AttachmentsStore,
    private readonly log: MessageLog,
    private readonly work: UnitOfWork,
  ) {}

  /** The message goes without them: whoever reads it here sees that. */
  async leftOut(message: MessageRow): Promise<void> {
    await this.work.run(async (tx) => {
      for (const { id } of await this.attachments.ofMessages([message.id], tx))
        await this.attachments.change(tx, id, { problem: NOT_SENT });
      this.log.tellChanged(tx, message);
    });
  }
}
