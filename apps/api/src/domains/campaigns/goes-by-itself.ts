import type { CampaignRow } from './campaigns-schema';

/** Whether a campaign has a turn to come that nobody has to ask for. */
export const goesByItself = ({ state, goes_on_at: goesOnAt }: CampaignRow): boolean =>
  state === 'running' || state === 'scheduled' || (state === 'paused' && goesOnAt !== null);
