import { Component, computed, inject, signal } from '@angular/core';
import { MatDialogRef } from '@angular/material/dialog';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import type { ContactEntry, MessageChannel } from '@centralita/shared-types';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { ApiError } from '../../../shared/data-api/api-error';
import { DialogForm } from '../../../shared/ui/dialog-form';
import { FailureWords } from '../../../shared/ui/failure-words';
import { SelectBox } from '../../../shared/ui/select-box';
import { ContactBookClient } from '../data/contact-book-client';

const CHANNELS: readonly MessageChannel[] = ['sms', 'whatsapp', 'email'];

/** Asks for a name and a number or address; closes with the contact. */
@Component({
  selector: 'app-new-contact-dialog',
  imports: [DialogForm, MatFormField, MatHint, MatInput, MatLabel, SelectBox, TranslocoDirective],
  template: `
    <app-dialog-form
      *transloco="let t"
      [heading]="t('contacts.new.title')"
      [action]="t('contacts.save')"
      [disabled]="busy() || !address().trim()"
      [failure]="failure()"
      (sent)="$event.preventDefault(); save()"
    >
      <mat-form-field appearance="outline" subscriptSizing="dynamic">
        <mat-label>{{ t('contacts.name') }}</mat-label>
        <input #nameBox matInput dir="auto" maxlength="100" (input)="name.set(nameBox.value)" />
      </mat-form-field>
      <app-select-box
        [label]="t('contacts.new.channel')"
        [choices]="channels()"
        [value]="channel()"
        (valueChange)="choose($event)"
      />
      <mat-form-field appearance="outline" subscriptSizing="dynamic">
        <mat-label>{{ t('contacts.new.address') }}</mat-label>
        <input #addressBox matInput aria-required="true" (input)="address.set(addressBox.value)" />
        <mat-hint>{{ t('contacts.new.hint') }}</mat-hint>
      </mat-form-field>
    </app-dialog-form>
  `,
})
export class NewContactDialog {
  private readonly client = inject(ContactBookClient);
  private readonly dialog = inject<MatDialogRef<NewContactDialog, ContactEntry>>(MatDialogRef);
  private readonly failures = inject(FailureWords);
  private readonly transloco = inject(TranslocoService);
  protected readonly channels = computed(() =>
    CHANNELS.map((value) => ({
      value,
      text: this.transloco.translate<string>('inbox.channel.' + value, {}, this.transloco.activeLang()),
    })),
  );
  protected readonly name = signal('');
  protected readonly channel = signal<MessageChannel>('sms');
  protected readonly address = signal('');
  protected readonly busy = signal(false);
  protected readonly failure = signal<string | undefined>(undefined);

  protected choose(value: string): void {
    this.channel.set(CHANNELS.find((one) => one === value) ?? 'sms');
  }

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
