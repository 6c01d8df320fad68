import { Component, computed, inject, signal } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import type { InboxView } from '@centralita/shared-types';
import { INBOX_VIEW_NAME_MAX } from '@centralita/shared-types/rules';
import { TranslocoDirective } from '@jsverse/transloco';
import { ApiError } from '../../../shared/data-api/api-error';
import { DialogForm } from '../../../shared/ui/dialog-form';
import { FailureWords } from '../../../shared/ui/failure-words';
import { draftOf, type ConversationFilter } from '../data/models/conversation-filter';
import { ViewsClient } from '../data/views-client';

export interface ViewDialogData {
  /** Absent: a new one is saved. */
  before?: InboxView;
  filter: ConversationFilter;
  /** The filters in words. */
  shows: string;
  mayShare: boolean;
}

/** Asks what a view is called and who has it; saves it and closes with it. */
@Component({
  selector: 'app-view-dialog',
  imports: [DialogForm, MatFormField, MatInput, MatLabel, TranslocoDirective],
  template: `
    <app-dialog-form
      *transloco="let t"
      [heading]="t(data.before ? 'inbox.views.edit' : 'inbox.views.save')"
      [action]="t('inbox.labels.save')"
      [disabled]="busy() || !name().trim()"
      [failure]="failure()"
      (sent)="save($event)"
    >
      <p>{{ t('inbox.views.shows', { filters: data.shows }) }}</p>
      <mat-form-field appearance="outline" subscriptSizing="dynamic">
        <mat-label>{{ t('inbox.labels.name') }}</mat-label>
        <input
          #box
          matInput
          dir="auto"
          aria-required="true"
          [maxLength]="nameMax"
          [value]="name()"
          (input)="name.set(box.value)"
        />
      </mat-form-field>
      @if (data.mayShare) {
        <fieldset>
          <legend>{{ t('inbox.views.who') }}</legend>
          @for (one of [false, true]; track one) {
            <label>
              <input type="radio" name="who" [checked]="shared() === one" (change)="shared.set(one)" />
              {{ t(one ? 'inbox.views.everybody' : 'inbox.views.onlyMe') }}
            </label>
          }
        </fieldset>
      } @else {
        <p>{{ t('inbox.views.onlyMeHow') }}</p>
      }
    </app-dialog-form>
  `,
  styleUrl: './new-conversation-dialog.scss',
})
export class ViewDialog {
  protected readonly data = inject<ViewDialogData>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<ViewDialog, InboxView>>(MatDialogRef);
  private readonly client = inject(ViewsClient);
  private readonly words = inject(FailureWords);

  protected readonly nameMax = INBOX_VIEW_NAME_MAX;
  protected readonly name = signal(this.data.before?.name ?? '');
  protected readonly shared = signal(this.data.before?.shared ?? false);
  protected readonly busy = signal(false);
  protected readonly failure = signal<string | undefined>(undefined);
  private readonly draft = computed(() =>
    draftOf(this.data.filter, { name: this.name().trim(), shared: this.shared() }),
  );

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    if (this.busy() || !this.name().trim()) return;
    this.busy.set(true);
    this.failure.set(undefined);
    try {
      this.dialog.close(await this.client.save(this.draft(), this.data.before?.id));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.failure.set(this.words.of(error, 'inbox.failure.'));
    } finally {
      this.busy.set(false);
    }
  }
}
