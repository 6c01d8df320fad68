import type { Campaign, CampaignState } from '@centralita/shared-types';
import type { IconName } from '../../../../shared/ui/icon-paths';
import type { ChipTone } from '../../../../shared/ui/state-chip';

/** As people see it: a paused campaign that goes on by itself waits. */
export type ShownCampaignState = CampaignState | 'waiting';

/** How the state of a campaign looks. */
export const CAMPAIGN_LOOKS: Record<ShownCampaignState, { tone: ChipTone; icon: IconName }> = {
  draft: { tone: 'plain', icon: 'edit' },
  scheduled: { tone: 'waiting', icon: 'calendar' },
  running: { tone: 'waiting', icon: 'waiting' },
  waiting: { tone: 'waiting', icon: 'calendar' },
  paused: { tone: 'hold', icon: 'warning' },
  stopped: { tone: 'failed', icon: 'skipped' },
  done: { tone: 'ok', icon: 'ok' },
};

export const shownState = ({ state, goesOnAt }: Campaign): ShownCampaignState =>
  state === 'paused' && goesOnAt !== null ? 'waiting' : state;

/** What can be done with one that has begun and not ended, beside stopping it. */
export function nextControl(campaign: Campaign): 'pause' | 'resume' | undefined {
  const state = shownState(campaign);
  if (state === 'paused') return 'resume';
  return state === 'running' || state === 'scheduled' || state === 'waiting' ? 'pause' : undefined;
}
