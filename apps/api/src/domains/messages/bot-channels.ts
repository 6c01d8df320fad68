import type { MessageChannel } from '@centralita/shared-types';
import { AppError } from '../../platform/errors/app-error';
import type { ConversationRow } from './messages-schema';

/** Bots answer no mail: out-of-office notes would answer each other. */
const botAnswers = (channel: MessageChannel): boolean => channel !== 'email';

/** Who answers in a conversation that begins, or begins anew. */
export const firstAnswerer = (channel: MessageChannel): ConversationRow['answered_by'] =>
  botAnswers(channel) ? 'bot' : 'person';

/** @throws AppError `conversations/no-bot-for-mail` (422) */
export function assertBotAnswers(channel: MessageChannel): void {
  if (botAnswers(channel)) return;
  throw new AppError({
    code: 'conversations/no-bot-for-mail',
    detail: 'Bots answer no mail. Leave this conversation to a person.',
    status: 422,
  });
}
