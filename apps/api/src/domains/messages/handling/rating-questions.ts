import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock';
import type { Tx } from '../../../platform/database/tx';
import { ConversationViews } from '../conversation-views';
import { ConversationsStore } from '../conversations.store';
import type { ConversationRow } from '../messages-schema';
import { Outbox } from '../outbox';
import { cannotWrite } from '../writable';
import { InboxSettingsStore } from './inbox-settings.store';
import { RatingsStore } from './ratings.store';

/** WhatsApp takes free text for so long; on other channels nobody is asked about what is long over either. */
const SINCE_THEY_WROTE_MS = 86_400_000;
/** Who closes, opens and closes again does not ask twice. */
const APART_MS = 86_400_000;

/** Asks the customer of a conversation that is done how it went, where the organisation wants that. */
@Injectable()
export class RatingQuestions {
  constructor(
    private readonly settings: InboxSettingsStore,
    private readonly ratings: RatingsStore,
    private readonly conversations: ConversationsStore,
    private readonly views: ConversationViews,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @param conversation which has just been done; the unit holds its row */
  async ask(tx: Tx, conversation: ConversationRow): Promise<void> {
    const { id, organisation_id: organisationId, channel, inbound_at: inboundAt, language } = conversation;
    const settings = await this.settings.read(organisationId, tx);
    const now = this.clock.now();
    if (!settings.asksRating || channel === 'email') return;
    if (inboundAt === null || inboundAt <= now - SINCE_THEY_WROTE_MS) return;
    const before = await this.ratings.latest(tx, id);
    if (before && before.asked_at > now - APART_MS) return;
    const found = await this.conversations.find(id, organisationId, tx);
    const hasSender = await this.views.hasSender(conversation, tx);
    if (!found || cannotWrite(conversation, found.contact_address, now, hasSender) !== null) return;
    if ((await this.outbox.opensAt(tx, conversation)) !== undefined) return;
    // Until somebody has said something the language is that of the acknowledgements.
    const isSpanish = (language ?? 'es').startsWith('es');
    const text = isSpanish ? settings.ratingQuestionEs : settings.ratingQuestionEn;
    const messageId = await this.outbox.write(tx, conversation, { author: 'bot', text }, { state: 'done' });
    if (messageId === undefined) return;
    await this.ratings.insert(tx, {
      id: randomUUID(),
      organisation_id: organisationId,
      conversation_id: id,
      message_id: messageId,
      asked_at: conversation.last_at,
      person_id: conversation.assigned_to,
      rating: null,
      rated_at: null,
    });
  }
}
