import { Component, computed, inject, signal } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import type { ContactField, ContactFieldDraft } from '@centralita/shared-types';
import {
  CONTACT_FIELD_CHOICES_MAX,
  CONTACT_FIELD_KINDS,
  CONTACT_FIELD_NAME_MAX,
  type ContactFieldKind,
} from '@centralita/shared-types/rules';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { ApiError } from '../../../shared/data-api/api-error';
import { DialogForm } from '../../../shared/ui/dialog-form';
import { FailureWords } from '../../../shared/ui/failure-words';
import { SelectBox } from '../../../shared/ui/select-box';

export interface FieldDialogData {
  /** One that is changed: its kind stays. */
  before?: ContactField;
  save: (draft: ContactFieldDraft) => Promise<void>;
}

/** What a field is called, and what can be written in it. Closes with true when it is saved. */
@Component({
  selector: 'app-field-dialog',
  imports: [DialogForm, MatFormField, MatHint, MatInput, MatLabel, SelectBox, TranslocoDirective],
  template: `
    <app-dialog-form
      *transloco="let t"
      [heading]="t(data.before ? 'contacts.fields.change' : 'contacts.fields.new')"
      [action]="t('contacts.fields.save')"
      [disabled]="busy() || !isGood()"
      [failure]="failure()"
      (sent)="save($event)"
    >
      <mat-form-field appearance="outline" subscriptSizing="dynamic">
        <mat-label>{{ t('contacts.fields.name') }}</mat-label>
        <input
          #nameBox
          matInput
          dir="auto"
          aria-required="true"
          [attr.maxlength]="nameMax"
          [value]="name()"
          (input)="name.set(nameBox.value)"
        />
      </mat-form-field>
      @if (!data.before) {
        <app-select-box
          [label]="t('contacts.fields.kindLabel')"
          [choices]="kinds()"
          [value]="kind()"
          (valueChange)="kind.set($any($event))"
        />
      }
      @if (kind() === 'choice') {
        <mat-form-field appearance="outline" subscriptSizing="dynamic">
          <mat-label>{{ t('contacts.fields.choices') }}</mat-label>
          <textarea
            #choicesBox
            matInput
            dir="auto"
            rows="5"
            [value]="choices()"
            (input)="choices.set(choicesBox.value)"
          ></textarea>
          <mat-hint>{{ t('contacts.fields.choicesHint') }}</mat-hint>
        </mat-form-field>
      }
    </app-dialog-form>
  `,
})
export class FieldDialog {
  protected readonly data = inject<FieldDialogData>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<FieldDialog, boolean>>(MatDialogRef);
  private readonly failures = inject(FailureWords);

  private readonly words = inject(TranslocoService);
  protected readonly kinds = computed(() => {
    const language = this.words.activeLang();
    return CONTACT_FIELD_KINDS.map((value) => ({
      value,
      text: this.words.translate<string>(`contacts.fields.kind.${value}`, {}, language),
    }));
  });
  protected readonly nameMax = CONTACT_FIELD_NAME_MAX;
  protected readonly name = signal(this.data.before?.name ?? '');
  protected readonly kind = signal<ContactFieldKind>(this.data.before?.kind ?? 'text');
  protected readonly choices = signal((this.data.before?.choices ?? []).join('\n'));
  protected readonly busy = signal(false);
  protected readonly failure = signal<string | undefined>(undefined);
  private readonly lines = computed(() => [
    ...new Set(
      this.choices()
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== ''),
    ),
  ]);
  protected readonly isGood = computed(() => {
    const lines = this.lines();
    const areGood =
      lines.length > 0 &&
      lines.length <= CONTACT_FIELD_CHOICES_MAX &&
      lines.every((line) => line.length <= CONTACT_FIELD_NAME_MAX);
    return this.name().trim() !== '' && (this.kind() !== 'choice' || areGood);
  });

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    if (this.busy() || !this.isGood()) return;
    this.busy.set(true);
    this.failure.set(undefined);
    const kind = this.kind();
    const choices = kind === 'choice' ? { choices: this.lines() } : {};
    try {
      await this.data.save({ name: this.name().trim(), kind, ...choices });
      this.dialog.close(true);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.failure.set(this.failures.of(error, 'contacts.failure.'));
    } finally {
      this.busy.set(false);
    }
  }
}
