import { defineQueue, defineSchedule } from '../../platform/queue/queue-definition';

/** One at a time: a copy may be long. */
export const COPY_PERSON = defineQueue<{ copyId: string }>('copy-person', {
  retry: { attemptsMax: 5, backoffMs: 1_000, backoffMaxMs: 60_000 },
  concurrency: 1,
});

export const COPIES_RETENTION = defineSchedule('person-copies-retention', '35 * * * *');
