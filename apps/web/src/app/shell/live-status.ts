import { Component, DestroyRef, computed, effect, inject, untracked } from '@angular/core';
import { LiveNotices, PushUpkeep } from '../domains/notifications/api';
import { SessionStore } from '../domains/identity/api';
import { OrganisationChoice } from '../domains/people/api';
import { LiveStream } from '../shared/data-live/live-stream';
import { ConnectionIndicator } from '../shared/ui/connection-indicator';

/**
 * For whoever is signed in: keeps the live stream of the organisation that is looked at, shows whether the page is in
 * step, and has what happens elsewhere told.
 */
@Component({
  selector: 'app-live-status',
  imports: [ConnectionIndicator],
  template: `
    @if (shown(); as state) {
      <app-connection-indicator [state]="state" />
    }
  `,
})
export class LiveStatus {
  private readonly live = inject(LiveStream);

  protected readonly shown = computed(() => {
    const state = this.live.state();
    return state === 'off' || state === 'refused' ? undefined : state;
  });

  constructor() {
    const session = inject(SessionStore);
    const organisation = inject(OrganisationChoice).id;
    inject(LiveNotices);
    inject(PushUpkeep);
    inject(DestroyRef).onDestroy(() => this.live.follow(undefined));
    effect(() => {
      // The server ends the stream with the session: the next one begins anew.
      const personId = session.status() === 'signed-in' ? session.person()?.id : undefined;
      const organisationId = organisation();
      untracked(() =>
        this.live.follow(personId && organisationId ? { personId, organisationId } : undefined),
      );
    });
    effect(() => {
      // The server knows nobody here any more: so will the page.
      if (this.live.state() === 'refused') void session.refresh();
    });
  }
}
