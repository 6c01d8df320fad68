import { Injectable, computed, inject, signal } from '@angular/core';
import type { InboxView } from '@centralita/shared-types';
import { liveRemote } from '../../../shared/data-live/live-remote';
import { OrganisationChoice } from '../../people/api';
import { ViewsClient } from './views-client';

/** The saved views that the reader has, and the one that is chosen. Of the page that shows them. */
@Injectable()
export class SavedViews {
  private readonly client = inject(ViewsClient);

  readonly remote = liveRemote<string, InboxView[]>({
    of: inject(OrganisationChoice).id,
    // What a view names may go.
    kinds: ['inbox-views/changed', 'labels/changed', 'teams/changed', 'people/changed'],
    ask: () => this.client.all(),
  });
  /** Id of the chosen one, as the address has it; undefined: one of the lists that everybody has. */
  readonly chosenId = signal<string | undefined>(undefined);
  readonly chosen = computed(() => {
    const id = this.chosenId();
    return id === undefined ? undefined : this.remote.value()?.find((view) => view.id === id);
  });
  /** Deleted, or somebody else's own. */
  readonly isAbsent = computed(
    () => this.chosenId() !== undefined && this.remote.value() !== undefined && !this.chosen(),
  );
  /** What the chosen one cannot do without, and is gone. */
  readonly lacks = computed(() => this.chosen()?.gone.find((what) => what !== 'assignee'));
  /** While nothing can be listed: what the chosen one shows is not known yet, or no more. */
  readonly blocked = computed(
    () => this.chosenId() !== undefined && (!this.chosen() || this.lacks() !== undefined),
  );
}
