import type { HeldAfterRestore } from '../../platform/database/held-after-restore';

/**
 * What waited for its turn may have been sent since: it stands as a send that was interrupted, so that its job looks it up, and
 * leaves it to a person where the provider does not have it.
 */
export const MESSAGES_AFTER_RESTORE: readonly HeldAfterRestore[] = [
  {
    since: '2026-11-29-messages',
    what: 'messages that were about to go out are looked up at the provider; those that it does not have wait for a person',
    update: () => "update messages set status = 'sending' where status = 'queued' and provider_id is null",
  },
];
