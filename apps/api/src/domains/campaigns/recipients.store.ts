import type { CampaignExclusion } from '@centralita/shared-types';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Database } from '../../platform/database/database';
import type { Queries, Tx } from '../../platform/database/tx';
import type { CampaignRecipientRow, CampaignTables } from './campaigns-schema';

const tables = (query: Queries) => query.withTables<CampaignTables>();
/** Written out, or SQLite would not see that the index of waiting ones is the one. */
const WAITING = sql.lit<'waiting'>('waiting');

/** A recipient with what became of their message. */
export type RecipientWithOutcome = CampaignRecipientRow & {
  status: CampaignTables['messages']['status'] | null;
  error_code: string | null;
  price_micros: number | null;
  price_unit: string | null;
  inbound_at: number | null;
  opted_out_at: number | null;
};

/** Recipients of campaigns. */
@Injectable()
export class RecipientsStore {
  constructor(private readonly database: Database) {}

  async insert({ query }: Tx, rows: readonly CampaignRecipientRow[]): Promise<void> {
    if (rows.length > 0) await tables(query).insertInto('campaign_recipients').values(rows).execute();
  }

  async clear({ query }: Tx, campaignId: string): Promise<void> {
    await tables(query).deleteFrom('campaign_recipients').where('campaign_id', '=', campaignId).execute();
  }

  /** Those whose turn it is, in their order. */
  due(campaignId: string, now: number, limit: number): Promise<CampaignRecipientRow[]> {
    return tables(this.database.read)
      .selectFrom('campaign_recipients')
      .selectAll()
      .where('campaign_id', '=', campaignId)
      .where('state', '=', WAITING)
      .where('due_at', '<=', now)
      .orderBy('due_at')
      .orderBy('position')
      .limit(limit)
      .execute();
  }

  /** When the next of those who wait is due; undefined where nobody does. */
  async nextDue({ query }: Tx, campaignId: string): Promise<number | undefined> {
    const row = await tables(query)
      .selectFrom('campaign_recipients')
      .select('due_at')
      .where('campaign_id', '=', campaignId)
      .where('state', '=', WAITING)
      .orderBy('due_at')
      .limit(1)
      .executeTakeFirst();
    return row?.due_at;
  }

  /** Those of these who still wait; the campaign's row is held. */
  async stillWaiting({ query }: Tx, ids: readonly string[]): Promise<ReadonlySet<string>> {
    if (ids.length === 0) return new Set();
    const rows = await tables(query)
      .selectFrom('campaign_recipients')
      .select('id')
      .where('id', 'in', ids)
      .where('state', '=', WAITING)
      .execute();
    return new Set(rows.map(({ id }) => id));
  }

  async change({ query }: Tx, id: string, change: Partial<CampaignRecipientRow>): Promise<void> {
    await tables(query).updateTable('campaign_recipients').set(change).where('id', '=', id).execute();
  }

  /** Nobody of those who still wait gets anything. */
  async leaveOutRest({ query }: Tx, campaignId: string, reason: CampaignExclusion): Promise<void> {
    await tables(query)
      .updateTable('campaign_recipients')
      .set({ state: 'left-out', reason })
      .where('campaign_id', '=', campaignId)
      .where('state', '=', WAITING)
      .execute();
  }

  /** In the order of the list. */
  page(campaignId: string, after: number, limit: number): Promise<RecipientWithOutcome[]> {
    return tables(this.database.read)
      .selectFrom('campaign_recipients as recipient')
      .leftJoin('messages', 'messages.id', 'recipient.message_id')
      .leftJoin('conversations', 'conversations.id', 'recipient.conversation_id')
      .selectAll('recipient')
      .select(['status', 'error_code', 'inbound_at', 'opted_out_at', 'price_micros', 'price_unit'])
      .where('campaign_id', '=', campaignId)
      .where('position', '>', after)
      .orderBy('position')
      .limit(limit)
      .execute();
  }
}
