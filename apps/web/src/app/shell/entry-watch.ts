import { DOCUMENT, Injectable, computed, effect, inject, untracked } from '@angular/core';
import { Router } from '@angular/router';
import { SessionStore } from '../domains/identity/api';
import { ServerConfig } from '../domains/settings/api';
import { CurrentPath } from './current-path';

/** Pages of a line of one's own: closed to strangers where nobody may bring one. */
const PERSONAL_PAGES = /^\/(phone|welcome|settings)(\/|$)/;
/** Pages by which people come in: they say themselves what there is to say about the session. */
const ENTRY_PAGES = /^\/(sign-in|setup|invitation|reset)$/;

/** Leads to the sign-in page whoever has nothing to do on the page that is shown. */
@Injectable({ providedIn: 'root' })
export class EntryWatch {
  private readonly session = inject(SessionStore);
  private readonly server = inject(ServerConfig);
  private readonly router = inject(Router);
  private readonly path = inject(CurrentPath).path;
  private readonly window = inject(DOCUMENT).defaultView;
  private lastPerson: string | undefined;

  /** The session ended under the page that is shown. */
  readonly ended = computed(() => this.session.ended() !== undefined && !ENTRY_PAGES.test(this.path()));
  /** Whether the header offers to sign in. */
  readonly offersSignIn = computed(
    () =>
      this.session.status() === 'anonymous' &&
      this.server.config()?.setup === 'done' &&
      !ENTRY_PAGES.test(this.path()),
  );

  constructor() {
    effect(() => {
      const shut =
        this.session.status() === 'anonymous' && !this.server.personalMode() && !this.session.ended();
      if (shut && PERSONAL_PAGES.test(this.path()))
        untracked(
          () =>
            void this.router.navigate(['/sign-in'], {
              queryParams: { to: this.router.url },
              replaceUrl: true,
            }),
        );
    });
    effect(() => {
      if (this.session.ended() && ENTRY_PAGES.test(this.path())) untracked(() => this.session.forgetEnded());
    });
    effect(() => {
      const id = this.session.person()?.id;
      if (id === undefined) return;
      // What the pages hold belongs to somebody else: begin anew.
      if (this.lastPerson !== undefined && this.lastPerson !== id) this.window?.location.assign('/');
      this.lastPerson = id;
    });
  }

  /** Does not go on with the session that has ended. */
  leave(): void {
    this.window?.location.assign('/');
  }
}
