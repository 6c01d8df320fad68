import { Injectable, computed, inject } from '@angular/core';
import { liveRemote } from '../../../shared/data-live/live-remote';
import { SessionStore } from '../../identity/api';
import { OrganisationChoice } from '../../people/api';
import { InboxClient } from '../data/inbox-client';

/** How many conversations have messages that nobody here has read; zero for whoever may not read them. */
@Injectable({ providedIn: 'root' })
export class UnreadMessages {
  private readonly session = inject(SessionStore);
  private readonly client = inject(InboxClient);
  private readonly organisation = inject(OrganisationChoice).id;

  private readonly asked = liveRemote({
    of: () => (this.session.allows('agent') ? this.organisation() : undefined),
    kinds: ['messages/received', 'conversations/changed', 'contacts/changed'],
    ask: () => this.client.unread(),
  });
  readonly count = computed(() => this.asked.value()?.count ?? 0);
}
