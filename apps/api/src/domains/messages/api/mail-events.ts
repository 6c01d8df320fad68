import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { ConversationsStore } from '../conversations.store';
import { MailEventsStore } from '../mail/mail-events.store';
import { statusOfMailEvent, wishOfMailEvent } from '../mail/mail-status';
import type { MessageRow } from '../messages-schema';
import { MessagesStore } from '../messages.store';
import { OptOuts } from '../opt-outs';
import { ProviderStatus } from '../provider-status';
import type { MailEvent } from './received-mail';

/** What the provider of mail tells of mail that was sent. Every event is kept once, in whatever order they come. */
@Injectable()
export class MailEvents {
  constructor(
    private readonly events: MailEventsStore,
    private readonly messages: MessagesStore,
    private readonly conversations: ConversationsStore,
    private readonly state: ProviderStatus,
    private readonly optOuts: OptOuts,
    private readonly work: UnitOfWork,
  ) {}

  /** Resolves when all of them are on disk. */
  async note(events: readonly MailEvent[]): Promise<void> {
    await Promise.all(events.map((event) => this.work.run((tx) => this.#note(tx, event))));
  }

  async #note(tx: Tx, event: MailEvent): Promise<void> {
    const message = await this.#messageOf(tx, event);
    const isNew = await this.events.insert(tx, {
      event_id: event.eventId,
      message_id: message?.id ?? null,
      event: event.event,
      recipient: event.recipient,
      reason: event.reason ?? null,
      at: event.at,
      raw: JSON.stringify(event.raw),
    });
    if (!isNew || !message) return;
    const status = statusOfMailEvent(event.event);
    if (status) {
      const isLost = status === 'undelivered' || status === 'failed';
      await this.state.apply(tx, message, {
        provider_id: message.provider_id ?? event.providerId ?? event.eventId,
        status,
        errorCode: isLost ? event.event : null,
        ...(isLost && event.reason !== undefined && { errorDetail: event.reason }),
      });
    }
    const wish = wishOfMailEvent(event.event);
    if (wish) await this.#noteWish(tx, message, wish);
  }

  /** The message, held: by the reference that we gave it, else by its id at the provider. */
  async #messageOf(tx: Tx, { messageId: reference, providerId }: MailEvent): Promise<MessageRow | undefined> {
    const [id, attempt] = reference?.split('.') ?? [];
    if (id !== undefined) {
      const message = await this.messages.hold(tx, id);
      // Of an attempt before the present one: kept as an event, and without effect.
      return message?.attempt === Number(attempt) ? message : undefined;
    }
    const known = providerId === undefined ? undefined : await this.messages.ofProviderId(tx, providerId);
    return known && this.messages.hold(tx, known.id);
  }

  async #noteWish(tx: Tx, { conversation_id: id }: MessageRow, wish: 'out' | 'in'): Promise<void> {
    const conversation = await this.conversations.hold(tx, id);
    if (conversation) await this.optOuts.note(tx, conversation, wish, 'provider');
  }
}
