import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FilledTemplate } from '@centralita/shared-types';
import { Clock } from '../../../platform/clock/clock';
import type { Tx } from '../../../platform/database/tx';
import { cannotWriteError } from '../cannot-write-error';
import { MessagesStore } from '../messages.store';
import { Outbox } from '../outbox';
import { OwnNumbers } from '../own-numbers';
import { templateColumns } from '../template-of-message';
import { Threads } from '../threads';
import { cannotWrite } from '../writable';

/** From where an organisation sends on a channel. */
export interface ServiceSender {
  organisationId: string;
  channel: 'sms' | 'whatsapp';
  /** E.164. */
  ours: string;
}

export interface ServiceMessage {
  /** E.164. */
  to: string;
  /** Of the contact, where it is not known yet. */
  name?: string;
  /** An approved template (WhatsApp) may go at any time; a text only while the window is open. */
  content: { text: string } | { template: FilledTemplate };
  /** Of the fact that causes it, such as `reminder/<id>/24h`: the same one is sent once. */
  key: string;
}

/** Messages that other domains send by themselves: reminders, confirmations. They leave the bot as it is. */
@Injectable()
export class ServiceMessages {
  constructor(
    private readonly numbers: OwnNumbers,
    private readonly threads: Threads,
    private readonly messages: MessagesStore,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Asked before the unit of work.
   *
   * @param from one of the organisation's numbers; its first of the channel where absent
   * @throws AppError `messages/cannot-write` (409)
   */
  async senderOf(
    organisationId: string,
    channel: ServiceSender['channel'],
    from?: string,
  ): Promise<ServiceSender> {
    const ours = from ?? (await this.numbers.first(organisationId, channel));
    const isOwn = ours !== undefined && (await this.numbers.has(organisationId, ours));
    if (!isOwn || !this.numbers.account(ours, null)) throw cannotWriteError('no-sender');
    return { organisationId, channel, ours };
  }

  /**
   * Writes it down with the job that sends it, within the caller's unit of work.
   *
   * @returns id of the message; of the first one where it was written before
   * @throws AppError `messages/cannot-write` (409): the other side opted out, or a text comes after the window
   */
  async write(tx: Tx, sender: ServiceSender, message: ServiceMessage): Promise<string> {
    const { organisationId, channel, ours } = sender;
    const { to: address, name, content, key } = message;
    const conversation = await this.threads.open(tx, { organisationId, channel, address, name, ours });
    const known = await this.messages.ofClientId(tx, organisationId, key);
    if (known) return known.id;
    const template = 'template' in content ? content.template : undefined;
    const wording = template ? 'template' : 'free';
    const reason = cannotWrite(conversation, address, this.clock.now(), true, wording);
    if (reason !== null) throw cannotWriteError(reason);
    const id = randomUUID();
    const columns = 'template' in content ? templateColumns(content.template) : content;
    await this.outbox.write(tx, conversation, { id, author: 'bot', client_id: key, ...columns });
    return id;
  }
}
