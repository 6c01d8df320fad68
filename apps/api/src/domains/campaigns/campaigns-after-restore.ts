import type { HeldAfterRestore } from '../../platform/database/held-after-restore';

/** Who got a campaign after the backup was made stands in it as waiting: people look before it goes on. */
export const CAMPAIGNS_AFTER_RESTORE: readonly HeldAfterRestore[] = [
  {
    since: '2026-11-29-campaigns',
    what: 'campaigns that were under way or scheduled are paused: look who has them already before they go on',
    update: () =>
      "update campaigns set state = 'paused', problem = 'restored' where state in ('running', 'scheduled')",
  },
  {
    since: '2026-12-12-campaigns-go-on',
    what: 'campaigns that waited for the messages of another day stay paused, likewise',
    update: () =>
      "update campaigns set problem = 'restored', goes_on_at = null where state = 'paused' and goes_on_at is not null",
  },
];
