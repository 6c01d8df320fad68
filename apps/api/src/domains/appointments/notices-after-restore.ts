import type { HeldAfterRestore } from '../../platform/database/held-after-restore';

/** What was due between the backup and its restore may have gone. */
export const NOTICES_AFTER_RESTORE: readonly HeldAfterRestore[] = [
  {
    since: '2026-11-29-appointments',
    what: 'messages of appointments that were due since the backup are not sent: the appointments say so',
    update: (now) =>
      `update appointment_notices set state = 'stopped', stopped = 'restored' where state = 'planned' and at <= ${now}`,
  },
];
