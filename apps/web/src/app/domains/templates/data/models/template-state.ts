import type { TemplateState } from '@centralita/shared-types';
import type { IconName } from '../../../../shared/ui/icon-paths';
import type { ChipTone } from '../../../../shared/ui/state-chip';

/** How the state of a template looks. */
export const STATE_LOOKS: Record<TemplateState, { tone: ChipTone; icon: IconName }> = {
  unsubmitted: { tone: 'plain', icon: 'edit' },
  received: { tone: 'waiting', icon: 'waiting' },
  pending: { tone: 'waiting', icon: 'waiting' },
  approved: { tone: 'ok', icon: 'ok' },
  rejected: { tone: 'failed', icon: 'error' },
  paused: { tone: 'hold', icon: 'warning' },
  disabled: { tone: 'failed', icon: 'error' },
};
