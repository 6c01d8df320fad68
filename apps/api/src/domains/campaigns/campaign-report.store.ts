import type { CampaignExclusion, MessageStatus } from '@centralita/shared-types';
import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';
import type { CampaignRecipientRow, CampaignTables } from './campaigns-schema';

export interface OutcomeCount {
  campaign_id: string;
  state: CampaignRecipientRow['state'];
  reason: CampaignExclusion | null;
  status: MessageStatus | null;
  error_code: string | null;
  count: number;
  replied: number;
  opted_out: number;
  price_unit: string | null;
  price_micros: number;
}

/** What became of campaigns, counted. */
@Injectable()
export class CampaignReportStore {
  constructor(private readonly database: Database) {}

  async outcomes(campaignIds: readonly string[]): Promise<OutcomeCount[]> {
    if (campaignIds.length === 0) return [];
    const rows = await this.database.read
      .withTables<CampaignTables>()
      .selectFrom('campaign_recipients as recipient')
      .leftJoin('messages', 'messages.id', 'recipient.message_id')
      .leftJoin('conversations', 'conversations.id', 'recipient.conversation_id')
      .select(['campaign_id', 'recipient.state', 'reason', 'status', 'error_code', 'price_unit'])
      .select((select) => [
        select.fn.countAll().as('count'),
        // Who was written to before and wrote since, or asked for no more since.
        select.fn
          .sum(select.case().when('inbound_at', '>', select.ref('sent_at')).then(1).else(0).end())
          .as('replied'),
        select.fn
          .sum(select.case().when('opted_out_at', '>', select.ref('sent_at')).then(1).else(0).end())
          .as('opted_out'),
        select.fn.sum('price_micros').as('price_micros'),
      ])
      .where('campaign_id', 'in', campaignIds)
      .groupBy(['campaign_id', 'recipient.state', 'reason', 'status', 'error_code', 'price_unit'])
      .execute();
    return rows.map((row) => ({
      ...row,
      count: Number(row.count),
      replied: Number(row.replied),
      opted_out: Number(row.opted_out),
      price_micros: Number(row.price_micros ?? 0),
    }));
  }
}
