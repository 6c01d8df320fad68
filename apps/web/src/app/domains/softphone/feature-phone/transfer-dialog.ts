import { Component, computed, inject, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import type { TransferRequest } from '@centralita/shared-types';
import { TranslocoDirective, provideTranslocoScope } from '@jsverse/transloco';
import { FormAttempts } from '../../../shared/ui/form-attempts';
import { Notice } from '../../../shared/ui/notice';
import { TransferClient } from '../data/transfer-client';

export interface TransferDialogData {
  /** Of this browser's own side. */
  callSid: string;
}

/** The call is theirs, or they have been rung to be asked first. */
export type TransferDone = { name: string; isAsked: boolean };

/** Whom the call goes to: a colleague or a number, who can be asked first. Closes once that has been done. */
@Component({
  selector: 'app-transfer-dialog',
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
  providers: [provideTranslocoScope('softphone')],
  templateUrl: './transfer-dialog.html',
  styles: `
    .people {
      display: grid;
      gap: 8px;
      margin: 8px 0 20px;
      padding: 0;
      list-style: none;
    }
    .people li {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 8px;
      align-items: center;
    }
    .colleague {
      flex: 1 1 140px;
      overflow-wrap: anywhere;
    }
    .number {
      display: flex;
      flex-wrap: wrap;
      gap: 8px 12px;
      align-items: center;
    }
    mat-form-field {
      flex: 1 1 200px;
    }
  `,
})
export class TransferDialog {
  private readonly data = inject<TransferDialogData>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<TransferDialog, TransferDone>>(MatDialogRef);
  private readonly client = inject(TransferClient);
  private readonly attempts = new FormAttempts('softphone.transfer.failure.');

  private readonly asked = resource({ loader: () => this.client.colleagues() });
  protected readonly colleagues = computed(() => (this.asked.hasValue() ? this.asked.value() : []));
  protected readonly number = signal('');
  protected readonly busy = this.attempts.busy;
  protected readonly failure = this.attempts.failure;

  protected toNumber(event: Event): void {
    event.preventDefault();
    const number = this.number().trim();
    if (number) void this.transfer({ number }, number);
  }

  protected transfer(to: Omit<TransferRequest, 'callId'>, name: string): Promise<void> {
    return this.attempt({ name, isAsked: false }, (callId) => this.client.transfer({ callId, ...to }));
  }

  protected ask(whom: Omit<TransferRequest, 'callId'>, name: string): Promise<void> {
    return this.attempt({ name, isAsked: true }, (callId) => this.client.consult({ callId, ...whom }));
  }

  protected askNumber(): void {
    const number = this.number().trim();
    if (number) void this.ask({ number }, number);
  }

  private async attempt(done: TransferDone, deed: (callId: string) => Promise<void>): Promise<void> {
    if (await this.attempts.run(() => deed(this.data.callSid))) this.dialog.close(done);
  }
}
