import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/database';
import type { Queries, Tx } from '../../../platform/database/tx';
import type { ConversationRatingRow, HandlingTables } from './handling-schema';

const tables = (query: Queries) => query.withTables<HandlingTables>();

/** Which customers were asked for a rating, and what they answered. */
@Injectable()
export class RatingsStore {
  constructor(private readonly database: Database) {}

  async insert({ query }: Tx, row: ConversationRatingRow): Promise<void> {
    await tables(query).insertInto('conversation_ratings').values(row).execute();
  }

  /** When the customer of a conversation was asked last. */
  latest({ query }: Tx, conversationId: string): Promise<ConversationRatingRow | undefined> {
    return tables(query)
      .selectFrom('conversation_ratings')
      .selectAll()
      .where('conversation_id', '=', conversationId)
      .orderBy('asked_at', 'desc')
      .limit(1)
      .executeTakeFirst();
  }

  async answer({ query }: Tx, id: string, rating: number, at: number): Promise<void> {
    await tables(query)
      .updateTable('conversation_ratings')
      .set({ rating, rated_at: at })
      .where('id', '=', id)
      .execute();
  }

  /** The last answer of each conversation that has one. */
  async ofConversations(ids: readonly string[]): Promise<Map<string, number>> {
    if (ids.length === 0) return new Map();
    const rows = await tables(this.database.read)
      .selectFrom('conversation_ratings')
      .select(['conversation_id', 'rating'])
      .where('conversation_id', 'in', ids)
      .where('rating', 'is not', null)
      .orderBy('asked_at')
      .execute();
    return new Map(rows.map(({ conversation_id: id, rating }) => [id, rating ?? 0]));
  }
}
