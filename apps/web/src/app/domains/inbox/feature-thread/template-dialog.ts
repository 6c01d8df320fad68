import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { TranslocoDirective } from '@jsverse/transloco';
import { ContactTexts } from '../data/contact-texts';
import { TemplatePicker, type ChosenTemplate, type Recipient } from '../../templates/api';

export interface TemplateDialogData {
  /** To whom it goes. */
  contactId: string;
  /** What they are called; null where nobody has said. */
  name: string | null;
  recipient: Recipient;
}

/** Variables that stand for what somebody is called. */
const NAMES = ['name', 'nombre'];

/** Chooses and fills a template for the open conversation; closes with it. */
@Component({
  selector: 'app-inbox-template-dialog',
  providers: [ContactTexts],
  imports: [
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    TemplatePicker,
    TranslocoDirective,
  ],
  template: `
    <form *transloco="let t" novalidate autocomplete="off" (submit)="send($event)">
      <h2 matDialogTitle>{{ t('inbox.template.title') }}</h2>
      <mat-dialog-content>
        <app-template-picker
          class="picker"
          [known]="known()"
          [recipient]="data.recipient"
          [(chosen)]="chosen"
        />
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton type="button" matDialogClose>{{ t('ui.cancel') }}</button>
        <button matButton="filled" type="submit" [disabled]="!chosen()">
          {{ t('inbox.composer.send') }}
        </button>
      </mat-dialog-actions>
    </form>
  `,
  styles: `
    .picker {
      padding-top: 8px;
    }
  `,
})
export class TemplateDialog {
  private readonly texts = inject(ContactTexts);
  protected readonly data = inject<TemplateDialogData>(MAT_DIALOG_DATA);
  /** The organisation's own fields go before what the contact is called. */
  protected readonly known = computed(
    () => new Map([...NAMES.map((key) => [key, this.data.name ?? ''] as const), ...this.texts.all()]),
  );
  private readonly dialog = inject<MatDialogRef<TemplateDialog, ChosenTemplate>>(MatDialogRef);
  protected readonly chosen = signal<ChosenTemplate | undefined>(undefined);

  constructor() {
    this.texts.contactId.set(this.data.contactId);
  }

  protected send(event: Event): void {
    event.preventDefault();
    const chosen = this.chosen();
    if (chosen) this.dialog.close(chosen);
  }
}
