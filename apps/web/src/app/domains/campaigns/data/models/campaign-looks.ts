import type { CampaignState } from '@centralita/shared-types';
import type { IconName } from '../../../../shared/ui/icon-paths';
import type { ChipTone } from '../../../../shared/ui/state-chip';

/** How the state of a campaign looks. */
export const CAMPAIGN_LOOKS: Record<CampaignState, { tone: ChipTone; icon: IconName }> = {
  draft: { tone: 'plain', icon: 'edit' },
  scheduled: { tone: 'waiting', icon: 'calendar' },
  running: { tone: 'waiting', icon: 'waiting' },
  paused: { tone: 'hold', icon: 'warning' },
  stopped: { tone: 'failed', icon: 'skipped' },
  done: { tone: 'ok', icon: 'ok' },
};
