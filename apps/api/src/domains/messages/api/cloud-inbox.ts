import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { cloudAccount } from '../../accounts/api/cloud-account';
import { cloudMediaUrl } from '../cloud-media-id';
import type { PressedButton } from '../incoming-response';
import { MessageLog } from '../message-log';
import { MessagesStore } from '../messages.store';
import { DeliveryReports } from './delivery-reports';
import { Inbox, type TakenMessage } from './inbox';

/** A message that came in through Meta, verified. */
export interface CloudMessageReceived {
  phoneNumberId: string;
  providerId: string;
  /** E.164, both. */
  from: string;
  to: string;
  text: string;
  name: string | undefined;
  files: readonly { mediaId: string; type: string; name?: string | undefined }[];
  /** Epoch milliseconds. */
  sentAt?: number | undefined;
  button?: PressedButton | undefined;
  raw: object;
}

/** What somebody put on a message; empty where they took it away. */
export interface CloudReaction {
  /** Meta's id of the message. */
  messageId: string;
  emoji: string;
}

/** What became of one that went out. */
export interface CloudStatus {
  providerId: string;
  status: string;
  errorCode: string | null;
  errorDetail: string | undefined;
  reference: string | undefined;
  raw: object;
}

/** Takes in what Meta tells, into the same conversations as what Twilio does. */
@Injectable()
export class CloudInbox {
  constructor(
    private readonly inbox: Inbox,
    private readonly reports: DeliveryReports,
    private readonly messages: MessagesStore,
    private readonly log: MessageLog,
    private readonly work: UnitOfWork,
  ) {}

  /** Meta takes no text in the answer to its webhook: there is no acknowledgement, the answer follows at once. */
  receive({ phoneNumberId, from, to, files, ...message }: CloudMessageReceived): Promise<TakenMessage> {
    return this.inbox.receive(
      {
        ...message,
        accountSid: cloudAccount(phoneNumberId),
        from: `whatsapp:${from}`,
        to: `whatsapp:${to}`,
        files: files.map(({ mediaId, ...file }) => ({ ...file, url: cloudMediaUrl(mediaId) })),
      },
      { isLate: true },
    );
  }

  /** Nothing is answered to it. @returns false where the message is none of ours */
  react({ messageId, emoji }: CloudReaction): Promise<boolean> {
    return this.work.run(async (tx) => {
      const known = await this.messages.ofProviderId(tx, messageId);
      const message = known && (await this.messages.hold(tx, known.id));
      if (!message) return false;
      await this.log.change(tx, message, { reaction: emoji === '' ? null : emoji });
      return true;
    });
  }

  noteStatus(status: CloudStatus): Promise<'taken' | 'known' | 'unknown'> {
    return this.reports.take({ ...status, from: undefined, to: undefined });
  }
}
