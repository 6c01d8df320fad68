import { defineQueue, defineSchedule } from '../../platform/queue/queue-definition';

export interface TemplateSyncRequest {
  organisationId: string;
  /** How often it was looked since a template was submitted; absent where a person asked. */
  look?: number;
}

/** Compares the templates of an organisation with the provider's. */
export const SYNC_TEMPLATES = defineQueue<TemplateSyncRequest>('sync-templates', {
  retry: { attemptsMax: 4, backoffMs: 2_000, backoffMaxMs: 60_000 },
});

/** The provider tells nobody of an approval: every organisation's templates are looked at each quarter of an hour. */
export const WATCH_TEMPLATES = defineSchedule('watch-templates', '*/15 * * * *');

/** After a template is submitted: WhatsApp decides within minutes in most cases, within two days in all. */
export const LOOK_AFTER_MS = [3_000, 5_000, 15_000, 60_000, 300_000] as const;
