import { Component, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterOutlet } from '@angular/router';
import { filter, map } from 'rxjs';
import { ConversationList } from '../data/conversation-list';
import { ConversationSelection } from '../data/conversation-selection';
import { SavedViews } from '../data/saved-views';
import { TeamLists } from '../data/team-lists';
import { ViewAddress } from '../data/view-address';
import { ViewCounts } from '../data/view-counts';
import { ConversationPane } from './conversation-pane';

/** Conversations at the left, the open one at the right; where there is room for one, whichever the address names. */
@Component({
  selector: 'app-inbox-page',
  imports: [ConversationPane, RouterOutlet],
  providers: [ConversationList, ConversationSelection, SavedViews, TeamLists, ViewAddress, ViewCounts],
  template: `
    <app-conversation-pane [openId]="openId()" />
    <div class="opened"><router-outlet /></div>
  `,
  styleUrl: './inbox-page.scss',
  host: { class: 'fills-frame', '[class.has-open]': 'openId() !== undefined' },
})
export class InboxPage {
  private readonly router = inject(Router);
  private readonly url = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map(({ urlAfterRedirects }) => urlAfterRedirects),
    ),
    { initialValue: this.router.url },
  );

  constructor() {
    inject(ViewAddress);
  }

  protected readonly openId = computed(() => /^\/inbox\/([^/?#]+)/.exec(this.url())?.[1]);
}
