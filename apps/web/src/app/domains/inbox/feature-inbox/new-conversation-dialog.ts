import { Component, computed, inject, signal } from '@angular/core';
import { FormField, form, maxLength, submit, validate } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { MatError, MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import type { MessageChannel, NewMessage } from '@centralita/shared-types';
import { E164, MESSAGE_TEXT_MAX } from '@centralita/shared-types/rules';
import { TranslocoDirective } from '@jsverse/transloco';
import { ApiError } from '../../../shared/data-api/api-error';
import { DialogForm } from '../../../shared/ui/dialog-form';
import { FailureWords } from '../../../shared/ui/failure-words';
import { TemplatePicker, type ChosenTemplate } from '../../templates/api';
import { InboxClient } from '../data/inbox-client';
import { SmsCounter } from '../ui/sms-counter';

/** As people write and paste it: spaces, dots, brackets, and `00` for `+`. */
const tidy = (number: string): string => number.replace(/[\s().·-]/g, '').replace(/^00/, '+');

/** Asks over what, to whom and what; closes with the id of the conversation. */
@Component({
  selector: 'app-new-conversation-dialog',
  imports: [
    DialogForm,
    FormField,
    MatError,
    MatFormField,
    MatHint,
    MatInput,
    MatLabel,
    SmsCounter,
    TemplatePicker,
    TranslocoDirective,
  ],
  templateUrl: './new-conversation-dialog.html',
  styleUrl: './new-conversation-dialog.scss',
})
export class NewConversationDialog {
  private readonly data = inject<{ channel?: MessageChannel; to?: string }>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<NewConversationDialog, string>>(MatDialogRef);
  private readonly client = inject(InboxClient);
  private readonly words = inject(FailureWords);

  protected readonly channels = ['whatsapp', 'sms'] as const;
  protected readonly channel = signal<'whatsapp' | 'sms'>(this.data.channel === 'sms' ? 'sms' : 'whatsapp');
  protected readonly wordings = ['text', 'template'] as const;
  /** Who has not written within a day gets nothing but templates over WhatsApp. */
  protected readonly wording = signal<'text' | 'template'>('text');
  protected readonly isTemplate = computed(
    () => this.channel() === 'whatsapp' && this.wording() === 'template',
  );
  protected readonly template = signal<ChosenTemplate | undefined>(undefined);
  protected readonly draft = signal({ to: this.data.to ?? '', text: '' });
  protected readonly fields = form(this.draft, ({ to, text }) => {
    validate(to, ({ value }) => (E164.test(tidy(value())) ? undefined : { kind: 'shape' }));
    validate(text, ({ value }) => (this.isTemplate() || value().trim() ? undefined : { kind: 'empty' }));
    maxLength(text, MESSAGE_TEXT_MAX);
  });
  protected readonly text = computed(() => this.draft().text);
  /** The country of a whole number says in which language a template starts. */
  protected readonly recipient = computed(() => {
    const number = tidy(this.draft().to);
    return E164.test(number) ? { number } : {};
  });
  protected readonly busy = signal(false);
  protected readonly failure = signal<string | undefined>(undefined);
  private readonly clientId = crypto.randomUUID();

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    const right = await submit(this.fields, {
      action: () => Promise.resolve(undefined),
      onInvalid: () => this.firstFault().focusBoundControl(),
    });
    if (!right || this.busy()) return;
    this.busy.set(true);
    this.failure.set(undefined);
    const { to } = this.draft();
    try {
      const { conversationId } = await this.client.begin({
        channel: this.channel(),
        to: tidy(to),
        ...this.content(),
        clientId: this.clientId,
      });
      this.dialog.close(conversationId);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.failure.set(this.words.of(error, 'inbox.failure.'));
    } finally {
      this.busy.set(false);
    }
  }

  private content(): Partial<NewMessage> {
    const template = this.isTemplate() ? this.template() : undefined;
    if (!template) return { text: this.draft().text.trim() };
    const { templateId, templateValues } = template;
    return { templateId, templateValues };
  }

  private firstFault() {
    const { to, text } = this.fields;
    return to().valid() ? text() : to();
  }
}
