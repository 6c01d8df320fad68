import { Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import type { Tx } from '../../platform/database/tx';
import { ActivityLog } from '../../platform/events/activity-log';
import type { CampaignRow } from './campaigns-schema';

/** Tells pages that a campaign is different now, and the log what went out. */
@Injectable()
export class CampaignLog {
  constructor(
    private readonly activities: ActivityLog,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext('Campaigns');
  }

  tell(
    tx: Tx,
    { id: campaignId, organisation_id: stream }: Pick<CampaignRow, 'id' | 'organisation_id'>,
  ): void {
    this.activities.append(tx, { stream, kind: 'campaigns/changed', data: { campaignId }, role: 'agent' });
  }

  sent(campaignId: string, recipientId: string): void {
    this.logger.info({ event: 'campaign.message', campaign_id: campaignId, recipient_id: recipientId });
  }
}
