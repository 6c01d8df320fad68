import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoDirective } from '@jsverse/transloco';
import { EmptyState } from '../../../shared/ui/empty-state';
import { FailureNotice } from '../../../shared/ui/failure-notice';
import { Skeleton } from '../../../shared/ui/skeleton';
import { InboxSearch } from '../data/inbox-search';
import { ConversationRow } from '../ui/conversation-row';
import { FoundTextRow } from '../ui/found-text-row';
import { Reached } from '../ui/reached';

/** What was found: people first, then what was said and noted, the latest first. */
@Component({
  selector: 'app-search-results',
  imports: [
    ConversationRow,
    EmptyState,
    FailureNotice,
    FoundTextRow,
    MatButton,
    Reached,
    Skeleton,
    TranslocoDirective,
  ],
  templateUrl: './search-results.html',
  styleUrl: './search-results.scss',
  host: { '[attr.aria-busy]': 'search.busy()' },
})
export class SearchResults {
  /** Of the conversation that is open. */
  readonly openId = input<string>();

  protected readonly search = inject(InboxSearch);
  protected readonly count = computed(() => {
    const results = this.search.results();
    return results && results.conversations.length + results.texts.items.length;
  });
}
