import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { ConversationsChange } from '@centralita/shared-types';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { ApiError } from '../../../shared/data-api/api-error';
import { Clock } from '../../../shared/ui/clock';
import { FailureWords } from '../../../shared/ui/failure-words';
import { Toasts } from '../../../shared/ui/toasts';
import { ConversationSelection } from '../data/conversation-selection';
import { snoozeTimes } from '../data/models/snooze-times';
import { TeamLists } from '../data/team-lists';

/** What can be done to the selected conversations at once. */
@Component({
  selector: 'app-selection-bar',
  imports: [MatButton, TranslocoDirective],
  template: `
    <div class="bar" role="toolbar" *transloco="let t" [attr.aria-label]="t('inbox.select.bar')">
      <p role="status">{{ t('inbox.select.count', { count: count() }) }}</p>
      <button matButton type="button" (click)="selection.all()">{{ t('inbox.select.all') }}</button>
      <button matButton type="button" (click)="selection.leave()">{{ t('ui.cancel') }}</button>
      <button matButton="tonal" type="button" [disabled]="isIdle()" (click)="change({ state: 'done' })">
        {{ t('inbox.select.done') }}
      </button>
      <select
        #snooze
        [disabled]="isIdle()"
        [attr.aria-label]="t('inbox.select.snooze')"
        (change)="change({ state: 'snoozed', snoozedUntil: +snooze.value })"
      >
        <option value="">{{ t('inbox.select.snooze') }}</option>
        @for (time of times(); track time.word) {
          <option [value]="time.until">{{ t('inbox.snooze.' + time.word) }}</option>
        }
      </select>
      <select
        #assign
        [disabled]="isIdle()"
        [attr.aria-label]="t('inbox.select.assign')"
        (change)="change({ assigneeId: assign.value === 'nobody' ? '' : assign.value })"
      >
        <option value="">{{ t('inbox.select.assign') }}</option>
        <option value="nobody">{{ t('inbox.assign.nobody') }}</option>
        @for (one of lists.people.value(); track one.id) {
          <option [value]="one.id">{{ one.name }}</option>
        }
      </select>
      @if (lists.labels.value()?.length) {
        <select
          #label
          [disabled]="isIdle()"
          [attr.aria-label]="t('inbox.select.label')"
          (change)="change({ addLabelId: label.value })"
        >
          <option value="">{{ t('inbox.select.label') }}</option>
          @for (one of lists.labels.value(); track one.id) {
            <option [value]="one.id">{{ one.name }}</option>
          }
        </select>
      }
    </div>
  `,
  styles: `
    .bar {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
      align-items: center;
      padding: 8px 12px;
      border-top: 1px solid var(--mat-sys-outline-variant);
      background: var(--mat-sys-surface-container);
    }
    p {
      flex: 1 1 100px;
      font: var(--mat-sys-label-large);
    }
    select {
      flex: 1 1 96px;
      min-width: 0;
      min-height: 40px;
      padding: 0 8px 0 12px;
      border: 1px solid var(--mat-sys-outline-variant);
      border-radius: 20px;
      background: var(--mat-sys-surface);
      color: var(--mat-sys-on-surface);
      font: var(--mat-sys-label-large);
    }
  `,
})
export class SelectionBar {
  protected readonly selection = inject(ConversationSelection);
  protected readonly lists = inject(TeamLists);
  private readonly now = inject(Clock).now;
  private readonly toasts = inject(Toasts);
  private readonly failures = inject(FailureWords);
  private readonly transloco = inject(TranslocoService);
  private readonly busy = signal(false);
  protected readonly count = computed(() => this.selection.ids().length);
  protected readonly isIdle = computed(() => this.busy() || this.count() === 0);
  protected readonly times = computed(() => snoozeTimes(this.now()));

  protected async change(change: Omit<ConversationsChange, 'ids'>): Promise<void> {
    if (this.isIdle()) return;
    this.busy.set(true);
    try {
      const count = await this.selection.change(change);
      this.toasts.show({ text: this.transloco.translate('inbox.select.changed', { count }), icon: 'check' });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.toasts.show({ text: this.failures.of(error, 'inbox.failure.'), icon: 'error' });
    } finally {
      this.busy.set(false);
    }
  }
}
