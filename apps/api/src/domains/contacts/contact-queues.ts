import { defineQueue } from '../../platform/queue/queue-definition';

/** A field that the organisation has no more. */
export interface RemovedField {
  organisationId: string;
  fieldId: string;
}
export const FORGET_FIELD = defineQueue<RemovedField>('forget-contact-field', { concurrency: 1 });
