import { defineQueue } from '../../platform/queue/queue-definition';

/** A campaign's turn to send: as many as its pace allows, then the job of the next turn. */
export interface CampaignTurn {
  campaignId: string;
  turn: number;
}

export const CAMPAIGN_TURN = defineQueue<CampaignTurn>('campaign-turn', {
  retry: { attemptsMax: 20, backoffMs: 2_000, backoffMaxMs: 300_000 },
});
