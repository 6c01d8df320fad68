import { Component, inject, signal } from '@angular/core';
import { MatCheckbox } from '@angular/material/checkbox';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import type { EventWebhook, EventWebhookDraft, WebhookEvent } from '@centralita/shared-types';
import { TranslocoDirective } from '@jsverse/transloco';
import { ApiError } from '../../../shared/data-api/api-error';
import { DialogForm } from '../../../shared/ui/dialog-form';
import { FailureWords } from '../../../shared/ui/failure-words';

export interface WebhookDialogData {
  /** One that is changed. */
  before?: EventWebhook;
  save: (draft: EventWebhookDraft) => Promise<void>;
}

/** As the server knows them; a name that is missing here fails to compile. */
const EVENTS = Object.keys({
  'message.received': true,
  'message.sent': true,
  'message.changed': true,
  'conversation.changed': true,
  'contact.changed': true,
  'call.ended': true,
  'appointment.changed': true,
} satisfies Record<WebhookEvent, true>) as WebhookEvent[];

/** Where what is told, and of what. Closes with true when it is saved. */
@Component({
  selector: 'app-webhook-dialog',
  imports: [DialogForm, MatCheckbox, MatFormField, MatHint, MatInput, MatLabel, TranslocoDirective],
  templateUrl: './webhook-dialog.html',
  styleUrl: './webhook-dialog.scss',
})
export class WebhookDialog {
  protected readonly data = inject<WebhookDialogData>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<WebhookDialog, boolean>>(MatDialogRef);
  private readonly failures = inject(FailureWords);

  protected readonly events = EVENTS;
  protected readonly url = signal(this.data.before?.url ?? '');
  protected readonly chosen = signal<readonly WebhookEvent[]>(this.data.before?.events ?? EVENTS);
  protected readonly wrong = signal<'url' | 'events' | undefined>(undefined);
  protected readonly busy = signal(false);
  protected readonly failure = signal<string | undefined>(undefined);

  protected choose(event: WebhookEvent, isChosen: boolean): void {
    this.chosen.update((before) => EVENTS.filter((one) => (one === event ? isChosen : before.includes(one))));
  }

  protected async save(): Promise<void> {
    const url = this.url().trim();
    const events = [...this.chosen()];
    const isAddress = /^https?:\/\/[^\s/]/.test(url);
    this.wrong.set(!isAddress ? 'url' : events.length === 0 ? 'events' : undefined);
    if (this.wrong() || this.busy()) return;
    this.busy.set(true);
    this.failure.set(undefined);
    try {
      await this.data.save({ url, events, active: this.data.before?.active ?? true });
      this.dialog.close(true);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.failure.set(this.failures.of(error, 'webhooks.failure.'));
    } finally {
      this.busy.set(false);
    }
  }
}
