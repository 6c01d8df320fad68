import { Component, computed, inject, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoDirective } from '@jsverse/transloco';
import { liveRemote } from '../../../shared/data-live/live-remote';
import { EmptyState } from '../../../shared/ui/empty-state';
import { Skeleton } from '../../../shared/ui/skeleton';
import { OrganisationChoice } from '../../people/api';
import { ConversationList } from '../data/conversation-list';
import { InboxClient } from '../data/inbox-client';

/** In the list of all that is open, while nothing is: whether all is done, or nobody has ever written. */
@Component({
  selector: 'app-none-open',
  imports: [EmptyState, MatButton, Skeleton, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      @if (hasDone() || snoozed()) {
        <app-empty-state icon="ok" [heading]="t('inbox.none.openTitle')">
          {{ t('inbox.none.openHow') }}
          <ng-container actions>
            @if (hasDone()) {
              <button matButton="tonal" type="button" (click)="list.narrow({ view: 'done' })">
                {{ t('inbox.none.showDone') }}
              </button>
            }
            @if (snoozed()) {
              <button matButton="tonal" type="button" (click)="list.narrow({ view: 'snoozed' })">
                {{ t('inbox.none.showSnoozed') }}
              </button>
            }
          </ng-container>
        </app-empty-state>
      } @else if (!done.value()) {
        <app-skeleton [rows]="3" />
      } @else {
        <app-empty-state icon="message" [heading]="t('inbox.none.title')">
          {{ t('inbox.none.how') }}
          <button actions matButton="tonal" type="button" (click)="begun.emit()">
            {{ t('inbox.begin.open') }}
          </button>
        </app-empty-state>
      }
    </ng-container>
  `,
})
export class NoneOpen {
  /** Somebody wants to write first. */
  readonly begun = output();

  protected readonly list = inject(ConversationList);
  private readonly client = inject(InboxClient);
  private readonly organisation = inject(OrganisationChoice).id;

  /** The latest that are done. */
  protected readonly done = liveRemote({
    of: this.organisation,
    kinds: ['conversations/changed'],
    ask: () => this.client.conversations({ view: 'done' }),
  });
  protected readonly hasDone = computed(() => (this.done.value()?.items.length ?? 0) > 0);
  protected readonly snoozed = computed(() => (this.list.counts()?.snoozed ?? 0) > 0);
}
