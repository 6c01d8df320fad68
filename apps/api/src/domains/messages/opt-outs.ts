import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import type { Tx } from '../../platform/database/tx';
import { ConversationsStore } from './conversations.store';
import { MessageEventsStore } from './message-events.store';
import { MessageLog } from './message-log';
import type { ConversationRow, OptOutRow } from './messages-schema';
import { wroteSinceOptOut } from './writable';

/** Who wants no messages from a number of ours. Nothing is sent to them until they ask for it again. */
@Injectable()
export class OptOuts {
  constructor(
    private readonly events: MessageEventsStore,
    private readonly conversations: ConversationsStore,
    private readonly log: MessageLog,
    private readonly clock: Clock,
  ) {}

  async note(
    tx: Tx,
    conversation: ConversationRow,
    kind: OptOutRow['kind'],
    reason: OptOutRow['reason'],
  ): Promise<void> {
    const isKnown = (conversation.opted_out_at !== null) === (kind === 'out');
    if (kind !== 'help' && isKnown && !wroteSinceOptOut(conversation)) return;
    const at = this.clock.now();
    await this.events.optOut(tx, {
      id: randomUUID(),
      organisation_id: conversation.organisation_id,
      conversation_id: conversation.id,
      kind,
      reason,
      at,
    });
    if (kind === 'help') return;
    conversation.opted_out_at = kind === 'out' ? at : null;
    await this.conversations.change(tx, conversation.id, { opted_out_at: conversation.opted_out_at });
    this.log.tellConversation(tx, conversation);
  }
}
