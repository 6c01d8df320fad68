import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/database';
import type { MessageTables } from '../messages-schema';

/** In as many conversations of each organisation, the latest ones, is looked. */
const CONVERSATIONS_MAX = 50;
const GONE_OUT = ['sent', 'delivered', 'read'] as const;

/** Whether messages have come in and gone out at all. */
@Injectable()
export class MessageTraffic {
  constructor(private readonly database: Database) {}

  async look(organisationId: string): Promise<{ hasReceived: boolean; hasSent: boolean }> {
    const query = this.database.read.withTables<MessageTables>();
    const latest = await query
      .selectFrom('conversations')
      .select(['id', 'inbound_at'])
      .where('organisation_id', '=', organisationId)
      .orderBy('last_at', 'desc')
      .orderBy('id', 'desc')
      .limit(CONVERSATIONS_MAX)
      .execute();
    const ids = latest.map(({ id }) => id);
    const sent =
      ids.length > 0 &&
      (await query
        .selectFrom('messages')
        .select('id')
        .where('conversation_id', 'in', ids)
        // An acknowledgement goes out in the answer to a webhook: it proves nothing of what we send.
        .where('author', 'in', ['bot', 'person'])
        .where('status', 'in', GONE_OUT)
        .limit(1)
        .executeTakeFirst());
    return { hasReceived: latest.some(({ inbound_at: at }) => at !== null), hasSent: Boolean(sent) };
  }
}
