import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { AnswerSource } from '@centralita/shared-types';
import { Clock } from '../../platform/clock/clock';
import type { Tx } from '../../platform/database/tx';
import type { Answer } from '../bot/api/answerer';
import { AttachmentsStore } from './attachments.store';
import { ConversationsStore } from './conversations.store';
import { customerWord, type CustomerWord } from './customer-words';
import { HandOver } from './hand-over';
import { MessageLog } from './message-log';
import type { ConversationRow } from './messages-schema';
import { Outbox } from './outbox';
import { OwnNumbers } from './own-numbers';
import type { OpenQuestion } from './question-reader';

/** So that the answer cannot overtake the acknowledgement, which is the answer to a webhook. */
const AFTER_ACKNOWLEDGEMENT_MS = 1_000;
const AFTER_ACKNOWLEDGEMENT_SANDBOX_MS = 3_000;

/** `unheard`: a voice note that nobody understood. `failed`: no answer came in time. */
export type Answered = Answer | 'unheard' | 'failed';

/** Writes down what comes of a question: an answer, or a person who is asked for. */
@Injectable()
export class AnswerOutcome {
  constructor(
    private readonly conversations: ConversationsStore,
    private readonly attachments: AttachmentsStore,
    private readonly outbox: Outbox,
    private readonly log: MessageLog,
    private readonly numbers: OwnNumbers,
    private readonly handOver: HandOver,
    private readonly clock: Clock,
  ) {}

  async write(tx: Tx, question: OpenQuestion, answered: Answered): Promise<void> {
    const conversation = await this.conversations.hold(tx, question.conversationId);
    // Somebody took over, or wants no more messages, while the bot was thinking.
    if (!conversation || conversation.answered_by !== 'bot' || conversation.opted_out_at !== null) return;
    if ((await this.outbox.opensAt(tx, conversation)) !== undefined)
      return this.#handOverUnsaid(tx, question, conversation);
    if (answered === 'unheard') return this.#say(tx, question, conversation, 'audio');
    if (answered === 'failed') return this.#handOver(tx, question, conversation, 'bot-failed', 'apology');
    const known = { ...conversation, language: answered.language };
    if (answered.text === null) {
      const isFailed = answered.reason === 'bot-failed';
      const word = isFailed ? 'apology' : 'handedOver';
      return this.#handOver(tx, question, known, answered.reason ?? 'no-answer', word);
    }
    const change = answered.handOver
      ? await this.handOver.begin(tx, question, conversation, answered.reason ?? 'asked')
      : {};
    await this.#write(
      tx,
      question,
      known,
      answered.text,
      answered.source,
      { ...change, language: answered.language },
      answered.audioUrl,
    );
    if (answered.handOver) this.log.tellConversation(tx, conversation);
  }

  async #handOver(
    tx: Tx,
    question: OpenQuestion,
    conversation: ConversationRow,
    reason: NonNullable<ConversationRow['handed_over_reason']>,
    word: CustomerWord,
  ): Promise<void> {
    const change = await this.handOver.begin(tx, question, conversation, reason);
    await this.#say(tx, question, conversation, word, change);
    this.log.tellConversation(tx, conversation);
  }

  /** Nothing can be said any more today, not even that somebody will. */
  async #handOverUnsaid(tx: Tx, question: OpenQuestion, conversation: ConversationRow): Promise<void> {
    const change = await this.handOver.begin(tx, question, conversation, 'daily-cap');
    await this.conversations.change(tx, conversation.id, change);
    this.log.tellConversation(tx, conversation);
  }

  async #say(
    tx: Tx,
    question: OpenQuestion,
    conversation: ConversationRow,
    word: CustomerWord,
    change: Partial<ConversationRow> = {},
  ): Promise<void> {
    const text = customerWord(word, conversation.language ?? question.language);
    const tookMs = this.clock.now() - question.message.at;
    await this.#write(tx, question, conversation, text, { kind: 'apology', tookMs }, change);
  }

  async #write(
    tx: Tx,
    { message }: OpenQuestion,
    conversation: ConversationRow,
    text: string,
    source: AnswerSource | null,
    change: Partial<ConversationRow>,
    audioUrl: string | null = null,
  ): Promise<void> {
    const { channel, ours } = conversation;
    const isSandbox = this.numbers.isSandbox(channel, ours);
    const notBefore = message.at + (isSandbox ? AFTER_ACKNOWLEDGEMENT_SANDBOX_MS : AFTER_ACKNOWLEDGEMENT_MS);
    const id = randomUUID();
    const written = await this.outbox.write(
      tx,
      conversation,
      {
        id,
        author: 'bot',
        text,
        source: JSON.stringify(source),
        answers_id: message.id,
        attachments: audioUrl === null ? 0 : 1,
      },
      change,
      Math.max(notBefore, this.clock.now()),
    );
    if (written === undefined || audioUrl === null) return;
    await this.attachments.insert(tx, {
      id: randomUUID(),
      organisation_id: conversation.organisation_id,
      message_id: id,
      position: 0,
      type: 'audio/mpeg',
      name: null,
      bytes: null,
      state: 'stored',
      problem: null,
      transcript: null,
      url: audioUrl,
      created_at: this.clock.now(),
    });
  }
}
