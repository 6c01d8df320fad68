import { Injectable } from '@nestjs/common';
import { TemplatesStore } from '../templates.store';
import { withoutTwins } from '../without-twins';

/** How many templates an organisation has in which state. */
export interface TemplateCounts {
  approved: number;
  /** At WhatsApp, or about to go there. */
  waiting: number;
  /** Rejected, or stopped by WhatsApp later on. */
  refused: number;
  /** The provider's list could not be read the last time. */
  isUnread: boolean;
}

/** Whether an organisation can write to people by WhatsApp after 24 hours. */
@Injectable()
export class TemplateStanding {
  constructor(private readonly store: TemplatesStore) {}

  async of(organisationId: string): Promise<TemplateCounts> {
    const [rows, sync] = await Promise.all([
      this.store.list(organisationId),
      this.store.sync(organisationId),
    ]);
    const states = withoutTwins(rows).map(({ state }) => state);
    const count = (...wanted: (typeof states)[number][]): number =>
      states.filter((state) => wanted.includes(state)).length;
    return {
      approved: count('approved'),
      waiting: count('unsubmitted', 'received', 'pending'),
      refused: count('rejected', 'paused', 'disabled'),
      isUnread: Boolean(sync?.problem),
    };
  }
}
