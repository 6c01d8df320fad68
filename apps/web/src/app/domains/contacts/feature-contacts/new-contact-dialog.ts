import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import type { ContactEntry, MessageChannel } from '@centralita/shared-types';
import { TranslocoDirective } from '@jsverse/transloco';
import { ApiError } from '../../../shared/data-api/api-error';
import { FailureWords } from '../../../shared/ui/failure-words';
import { Notice } from '../../../shared/ui/notice';
import { ContactBookClient } from '../data/contact-book-client';

const CHANNELS: readonly MessageChannel[] = ['sms', 'whatsapp', 'email'];

/** Asks for a name and a number or address; closes with the contact. */
@Component({
  selector: 'app-new-contact-dialog',
  imports: [
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    MatFormField,
    MatHint,
    MatInput,
    MatLabel,
    Notice,
    TranslocoDirective,
  ],
  template: `
    <form *transloco="let t" novalidate autocomplete="off" (submit)="$event.preventDefault(); save()">
      <h2 matDialogTitle>{{ t('contacts.new.title') }}</h2>
      <mat-dialog-content>
        <div class="fields">
          <mat-form-field appearance="outline" subscriptSizing="dynamic">
            <mat-label>{{ t('contacts.name') }}</mat-label>
            <input #nameBox matInput dir="auto" maxlength="100" (input)="name.set(nameBox.value)" />
          </mat-form-field>
          <mat-form-field appearance="outline" subscriptSizing="dynamic">
            <mat-label>{{ t('contacts.new.channel') }}</mat-label>
            <select #channelBox matNativeControl (change)="channel.set($any(channelBox.value))">
              @for (one of channels; track one) {
                <option [value]="one">{{ t('inbox.channel.' + one) }}</option>
              }
            </select>
          </mat-form-field>
          <mat-form-field appearance="outline" subscriptSizing="dynamic">
            <mat-label>{{ t('contacts.new.address') }}</mat-label>
            <input #addressBox matInput aria-required="true" (input)="address.set(addressBox.value)" />
            <mat-hint>{{ t('contacts.new.hint') }}</mat-hint>
          </mat-form-field>
          @if (failure(); as failure) {
            <app-notice role="alert" tone="error" [heading]="failure" />
          }
        </div>
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton type="button" matDialogClose>{{ t('ui.cancel') }}</button>
        <button matButton="filled" type="submit" [disabled]="busy() || !address().trim()">
          {{ t('contacts.save') }}
        </button>
      </mat-dialog-actions>
    </form>
  `,
  styles: `
    .fields {
      display: grid;
      gap: 16px;
      padding-top: 8px;
    }
  `,
})
export class NewContactDialog {
  private readonly client = inject(ContactBookClient);
  private readonly dialog = inject<MatDialogRef<NewContactDialog, ContactEntry>>(MatDialogRef);
  private readonly failures = inject(FailureWords);
  protected readonly channels = CHANNELS;
  protected readonly name = signal('');
  protected readonly channel = signal<MessageChannel>('sms');
  protected readonly address = signal('');
  protected readonly busy = signal(false);
  protected readonly failure = signal<string | undefined>(undefined);

  protected async save(): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.failure.set(undefined);
    const name = this.name().trim();
    try {
      const draft = { channel: this.channel(), address: this.address().trim(), ...(name && { name }) };
      this.dialog.close(await this.client.add(draft));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.failure.set(this.failures.of(error, 'contacts.failure.'));
    } finally {
      this.busy.set(false);
    }
  }
}
