import { randomUUID } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock';
import type { Tx } from '../../../platform/database/tx';
import { ReplyHandlers, type CustomerReply, type ReplyAnswer } from '../api/reply-handlers';
import { customerWord } from '../customer-words';
import { MessagesStore } from '../messages.store';
import { RatingsStore } from './ratings.store';
import { ThreadEntriesStore } from './thread-entries.store';

/** Later a digit is an answer to something else. */
const ANSWERED_WITHIN_MS = 72 * 3_600_000;
/** One digit, also as the emoji of a key: what follows it then are U+FE0F and U+20E3. */
const RATING = /^([1-5])\uFE0F?\u20E3?[.!]?$/u;

/** Keeps what a customer answers to the question for a rating: it opens nothing, and no bot sees it. */
@Injectable()
export class RatingAnswers implements OnModuleInit {
  constructor(
    private readonly handlers: ReplyHandlers,
    private readonly ratings: RatingsStore,
    private readonly messages: MessagesStore,
    private readonly entries: ThreadEntriesStore,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.handlers.add((tx, reply) => this.answer(tx, reply));
  }

  async answer(tx: Tx, reply: CustomerReply): Promise<ReplyAnswer | undefined> {
    const [, digit] = RATING.exec(reply.text.trim()) ?? [];
    if (digit === undefined) return undefined;
    const { conversationId, organisationId } = reply;
    const asked = await this.ratings.latest(tx, conversationId);
    const at = this.clock.now();
    if (!asked || asked.rating !== null || asked.asked_at <= at - ANSWERED_WITHIN_MS) return undefined;
    // Whoever has written since may have asked something else that a digit answers.
    const [last] = await this.messages.latestOfOurs(tx, conversationId, 1);
    if (last?.id !== asked.message_id && reply.repliedTo !== asked.message_id) return undefined;
    const rating = Number(digit);
    await this.ratings.answer(tx, asked.id, rating, at);
    await this.entries.insert(tx, {
      id: randomUUID(),
      organisation_id: organisationId,
      conversation_id: conversationId,
      kind: 'rated',
      person_id: null,
      text: '',
      facts: JSON.stringify({ rating }),
      at,
    });
    const language = reply.language ?? 'es';
    return { text: customerWord('rated', language), language, handOver: false, isAside: true };
  }
}
