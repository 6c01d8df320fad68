import { Injectable, computed, effect, inject, untracked } from '@angular/core';
import type { InboxViewCount } from '@centralita/shared-types';
import { liveRemote } from '../../../shared/data-live/live-remote';
import { Clock } from '../../../shared/ui/clock';
import { OrganisationChoice } from '../../people/api';
import { CONVERSATION_KINDS } from './models/conversation-kinds';
import { SavedViews } from './saved-views';
import { ViewsClient } from './views-client';

/** One reader has all views counted at most so often, whatever happens. */
const CALM_MS = 3_000;

/** How many conversations the saved views have. Of the page that shows them. */
@Injectable()
export class ViewCounts {
  private readonly client = inject(ViewsClient);
  private readonly organisation = inject(OrganisationChoice).id;
  private readonly views = inject(SavedViews).remote.value;

  private readonly counted = liveRemote<string, InboxViewCount[]>({
    of: () => (this.views()?.length ? this.organisation() : undefined),
    kinds: [
      ...CONVERSATION_KINDS,
      'contacts/changed',
      'inbox-views/changed',
      'labels/changed',
      'organisations/changed',
      'teams/changed',
    ],
    ask: () => this.client.counts(),
    calmMs: CALM_MS,
  });
  /** By the id of the view. */
  readonly of = computed(() => new Map(this.counted.value()?.map((one) => [one.id, one])));

  constructor() {
    const { now } = inject(Clock);
    const start = now();
    effect(() => {
      // Replies become late without anything happening.
      if (now() !== start) untracked(() => this.countLate());
    });
  }

  private countLate(): void {
    if (this.views()?.some(({ view }) => view === 'overdue')) void this.counted.refresh();
  }
}
