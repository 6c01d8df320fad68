import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoDirective } from '@jsverse/transloco';
import { EmptyState } from '../../../shared/ui/empty-state';
import { FailureNotice } from '../../../shared/ui/failure-notice';
import { Skeleton } from '../../../shared/ui/skeleton';
import { ConversationList } from '../data/conversation-list';
import { NO_FILTERS } from '../data/models/conversation-filter';
import { SavedViews } from '../data/saved-views';
import { FilterWords } from './filter-words';

/** In place of the list: why the chosen saved view shows nothing. */
@Component({
  selector: 'app-view-notice',
  imports: [EmptyState, FailureNotice, MatButton, Skeleton, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      @if (views.isAbsent()) {
        <app-empty-state icon="search" [heading]="t('inbox.views.absent')">
          {{ t('inbox.views.absentHow') }}
          <button actions matButton="tonal" type="button" (click)="leave()">{{ t('inbox.none.all') }}</button>
        </app-empty-state>
      } @else if (views.lacks(); as what) {
        <app-empty-state icon="warning" [heading]="t('inbox.views.lacks.' + what, { name: name() })">
          {{ t('inbox.views.lacksHow') }}
          <button actions matButton="tonal" type="button" (click)="leave()">{{ t('inbox.none.all') }}</button>
        </app-empty-state>
      } @else if (views.chosen()) {
        <app-empty-state icon="ok" [heading]="t('inbox.views.none', { name: name() })">
          {{ t('inbox.views.noneHow', { filters: shows() }) }}
          <button actions matButton="tonal" type="button" (click)="leave()">{{ t('inbox.none.all') }}</button>
        </app-empty-state>
      } @else {
        @if (views.remote.error(); as error) {
          <app-failure-notice [error]="error" [busy]="views.remote.busy()" (retry)="views.remote.refresh()" />
        } @else {
          <app-skeleton [rows]="7" />
        }
      }
    </ng-container>
  `,
})
export class ViewNotice {
  protected readonly views = inject(SavedViews);
  private readonly list = inject(ConversationList);
  private readonly words = inject(FilterWords);
  protected readonly name = computed(() => this.views.chosen()?.name ?? '');
  protected readonly shows = computed(() => this.words.of(this.list.filter()));

  protected leave(): void {
    this.list.narrow({ view: 'all', ...NO_FILTERS });
  }
}
