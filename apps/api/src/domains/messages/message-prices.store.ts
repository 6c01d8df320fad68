import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Database } from '../../platform/database/database';
import type { Queries, Tx } from '../../platform/database/tx';
import { BILLED_STATES } from './api/billed-states';
import type { ConversationRow, MessageRow, MessageTables } from './messages-schema';
import type { MessagePrice } from './ports/message-sender';

const tables = (query: Queries) => query.withTables<MessageTables>();

/** One of our numbers from which went what has no price yet. */
export type UnpricedSender = Pick<ConversationRow, 'ours' | 'account_sid'> & {
  channel: 'sms' | 'whatsapp';
  /** When the first of them was written. */
  since: number;
};

type PricedMessage = Pick<MessageRow, 'id' | 'organisation_id' | 'conversation_id'>;

/** A message with what it cost. */
export interface PaidMessage {
  address: string;
  price_micros: number;
  price_unit: string;
  segments: number;
}

/** What messages cost. */
@Injectable()
export class MessagePricesStore {
  constructor(private readonly database: Database) {}

  async unpriced(from: number, to: number): Promise<UnpricedSender[]> {
    const rows = await tables(this.database.read)
      .selectFrom('messages')
      .innerJoin('conversations', 'conversations.id', 'messages.conversation_id')
      .select(['channel', 'ours', 'account_sid'])
      .select(({ fn }) => fn.min('messages.at').as('since'))
      // Written out, or SQLite would not see that the index is of these.
      .where('price_unit', 'is', null)
      .where('provider_id', 'is not', null)
      .where('author', '<>', sql.lit<'customer'>('customer'))
      .where('messages.at', '>=', from)
      .where('messages.at', '<', to)
      .where('status', 'in', BILLED_STATES)
      .groupBy(['channel', 'ours', 'account_sid'])
      .execute();
    return rows.flatMap(({ channel, since, ...row }) =>
      channel === 'email' ? [] : [{ ...row, channel, since: Number(since) }],
    );
  }

  /** Once: what was billed is not changed afterwards. @returns the message; undefined where nothing was changed */
  set(
    { query }: Tx,
    { providerId, micros, unit, segments }: MessagePrice,
  ): Promise<PricedMessage | undefined> {
    return tables(query)
      .updateTable('messages')
      .set({ price_micros: micros, price_unit: unit, segments })
      .where('provider_id', '=', providerId)
      .where('price_unit', 'is', null)
      .returning(['id', 'organisation_id', 'conversation_id'])
      .executeTakeFirst();
  }

  /** Paid by one of our numbers since then, the latest first. */
  async paid(
    organisationId: string,
    { channel, ours }: Pick<ConversationRow, 'channel' | 'ours'>,
    since: number,
    limit: number,
  ): Promise<PaidMessage[]> {
    const rows = await tables(this.database.read)
      .selectFrom('messages')
      .innerJoin('conversations', 'conversations.id', 'messages.conversation_id')
      .innerJoin('contacts', 'contacts.id', 'conversations.contact_id')
      .select(['contacts.address', 'price_micros', 'price_unit', 'segments'])
      .where('messages.organisation_id', '=', organisationId)
      .where('messages.at', '>=', since)
      .where('price_micros', '>', 0)
      .where('conversations.channel', '=', channel)
      .where('ours', '=', ours)
      .orderBy('messages.at', 'desc')
      .limit(limit)
      .execute();
    return rows.map((row) => ({
      address: row.address,
      price_micros: Number(row.price_micros),
      price_unit: row.price_unit ?? '',
      segments: row.segments ?? 1,
    }));
  }
}
