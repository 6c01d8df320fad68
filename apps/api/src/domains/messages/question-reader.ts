import { Injectable } from '@nestjs/common';
import type { AnswerRequest } from '../bot/api/answerer';
import { AttachmentsStore } from './attachments.store';
import { ConversationsStore } from './conversations.store';
import type { MessageRow } from './messages-schema';
import { MessagesStore } from './messages.store';

/** A message of a customer as it is answered. */
export interface OpenQuestion {
  message: MessageRow;
  organisationId: string;
  conversationId: string;
  /** What was written, and what was said in voice notes. */
  text: string;
  /** True where all that came was a voice note that nobody understood. */
  isUnheard: boolean;
  /** Language of the customer as far as it is known. */
  language: string;
  history: AnswerRequest['history'];
}

const TURNS_MAX = 12;
/** Acknowledgements and notices are in it: they take room, and are left out of what is shown to a bot. */
const ROWS_MAX = 30;
/** Until somebody has said something the language is that of the acknowledgements. */
const FIRST_LANGUAGE = 'es';

@Injectable()
export class QuestionReader {
  constructor(
    private readonly messages: MessagesStore,
    private readonly conversations: ConversationsStore,
    private readonly attachments: AttachmentsStore,
  ) {}

  /** @returns undefined where the message is gone, or a person has taken over by now */
  async read(messageId: string): Promise<OpenQuestion | undefined> {
    const message = await this.messages.find(messageId);
    const conversation = message && (await this.conversations.find(message.conversation_id));
    if (!conversation || conversation.answered_by !== 'bot') return undefined;
    const files = message.attachments > 0 ? await this.attachments.ofMessages([messageId]) : [];
    const said = files.flatMap(({ transcript }) => transcript ?? []);
    const text = [message.text, ...said].join('\n').trim();
    const hasVoice = files.some(({ type }) => type.startsWith('audio/'));
    return {
      message,
      organisationId: message.organisation_id,
      conversationId: conversation.id,
      text,
      isUnheard: text === '' && hasVoice,
      language: conversation.language ?? FIRST_LANGUAGE,
      history: await this.turns(message.conversation_id, message.at),
    };
  }

  /** What was said before a moment, the oldest first. */
  async turns(conversationId: string, before: number): Promise<AnswerRequest['history']> {
    const rows = await this.messages.page(conversationId, before, ROWS_MAX);
    return rows
      .flatMap(({ author: who, text }) => (who === 'server' || text === '' ? [] : [{ who, text }]))
      .slice(0, TURNS_MAX)
      .reverse();
  }
}
