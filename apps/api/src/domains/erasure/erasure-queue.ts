import { defineQueue } from '../../platform/queue/queue-definition';

/** A person who is to be forgotten, by ids only. */
export interface ErasedPerson {
  organisationId: string;
  contactIds: string[];
  /** Who wants it. */
  askedBy: string | null;
}

/** About a day of tries: a message that is still on its way cannot be deleted yet. */
export const ERASE_PERSON = defineQueue<ErasedPerson>('erase-person', {
  retry: { attemptsMax: 34, backoffMs: 1_000, backoffMaxMs: 3_600_000 },
  concurrency: 1,
});
