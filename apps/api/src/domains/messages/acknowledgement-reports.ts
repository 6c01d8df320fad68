import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import type { Tx } from '../../platform/database/tx';
import { readContactAddress } from '../contacts/api/contact-address';
import { ConversationsStore } from './conversations.store';
import type { MessageRow } from './messages-schema';
import { MessagesStore } from './messages.store';

/** A number's own status callback tells of an acknowledgement soon, or never. */
const WITHIN_MS = 120_000;

/**
 * Reports about acknowledgements: what is said in the answer to a webhook gets an id at the provider that nobody tells us.
 * Where the number has a status callback of its own, the first report of an unknown id between the same two addresses is
 * the acknowledgement's, while just one waits for its id.
 */
@Injectable()
export class AcknowledgementReports {
  constructor(
    private readonly conversations: ConversationsStore,
    private readonly messages: MessagesStore,
    private readonly clock: Clock,
  ) {}

  async find(
    tx: Tx,
    report: { from: string | undefined; to: string | undefined },
  ): Promise<MessageRow | undefined> {
    const ours = readContactAddress(report.from ?? '');
    const theirs = readContactAddress(report.to ?? '');
    if (!ours || !theirs) return undefined;
    const conversation = await this.conversations.between(tx, {
      channel: ours.channel,
      ours: ours.address,
      address: theirs.address,
    });
    if (!conversation) return undefined;
    const since = this.clock.now() - WITHIN_MS;
    const [only, ...others] = await this.messages.acknowledgements(tx, conversation.id, since);
    return only && others.length === 0 ? this.messages.hold(tx, only.id) : undefined;
  }
}
