import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import { Config } from '../../platform/config/config';
import type { Tx } from '../../platform/database/tx';
import { timeOrderedId } from '../../platform/ids/time-ordered-id';
import { canBeAnswered } from '../contacts/api/contact-address';
import { ACKNOWLEDGEMENTS } from './customer-words';
import { IncomingFiles } from './incoming-files';
import { MessageLog } from './message-log';
import { rankOf } from './message-status';
import type { ConversationRow } from './messages-schema';
import { OptOuts } from './opt-outs';
import type { Wish } from './opt-out-keywords';
import { Outbox } from './outbox';
import { OwnNumbers } from './own-numbers';
import type { ProviderMedia } from './ports/message-sender';

export interface TakenQuestion {
  messageId: string;
  from: string;
  text: string;
  files: readonly ProviderMedia[];
  optOutType: string | undefined;
  isLate: boolean;
}

/** What follows at once from a message that came in: an acknowledgement, and the job that answers it. */
@Injectable()
export class FirstResponse {
  constructor(
    private readonly config: Config,
    private readonly numbers: OwnNumbers,
    private readonly optOuts: OptOuts,
    private readonly log: MessageLog,
    private readonly outbox: Outbox,
    private readonly files: IncomingFiles,
    private readonly clock: Clock,
  ) {}

  /**
   * @param wish of a message that is a keyword
   * @returns the acknowledgement, where there is to be one; it has its own row
   */
  async to(
    tx: Tx,
    conversation: ConversationRow,
    { messageId, from, files, isLate }: TakenQuestion,
    wish: Wish | undefined,
  ): Promise<string | undefined> {
    if (wish !== undefined) await this.optOuts.note(tx, conversation, wish, 'keyword');
    const isAnswered = wish === undefined && this.isForBot(conversation, from);
    await this.files.add(tx, conversation, messageId, files, isAnswered);
    if (!isAnswered || isLate || this.config.ackMode === 'smart') return undefined;
    if ((await this.outbox.opensAt(tx, conversation)) !== undefined) return undefined;
    const isAudio = files.some(({ type }) => type.startsWith('audio/'));
    const acknowledgement = ACKNOWLEDGEMENTS[isAudio ? 'audio' : 'text'];
    await this.log.add(tx, conversation, {
      id: timeOrderedId(),
      author: 'server',
      text: acknowledgement,
      // Handed over in the answer to the webhook itself.
      status: 'sent',
      status_rank: rankOf('sent'),
      answers_id: messageId,
    });
    // After its row: what follows keeps its distance from that.
    await this.outbox.takeTurn(tx, conversation, this.clock.now());
    return acknowledgement;
  }

  isForBot({ answered_by: by, opted_out_at: out }: ConversationRow, from: string): boolean {
    return by === 'bot' && out === null && canBeAnswered(from) && !this.numbers.isOurs(from);
  }
}
