import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { TranslocoDirective } from '@jsverse/transloco';
import { Clock } from '../../../shared/ui/clock';

const YEAR_MS = 365 * 86_400_000;

/** Asks for a moment in the time zone of this browser; closes with it in epoch milliseconds. */
@Component({
  selector: 'app-snooze-dialog',
  imports: [
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    TranslocoDirective,
  ],
  template: `
    <form *transloco="let t" novalidate (submit)="choose($event)">
      <h2 matDialogTitle>{{ t('inbox.snooze.title') }}</h2>
      <mat-dialog-content>
        <label for="snooze-until">{{ t('inbox.snooze.when') }}</label>
        <input
          #field
          id="snooze-until"
          type="datetime-local"
          [value]="typed()"
          [attr.aria-invalid]="tried() && !isGood()"
          (input)="typed.set(field.value)"
        />
        @if (tried() && !isGood()) {
          <p role="alert">{{ t('inbox.snooze.bad') }}</p>
        }
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton type="button" matDialogClose>{{ t('ui.cancel') }}</button>
        <button matButton="filled" type="submit">{{ t('inbox.snooze.label') }}</button>
      </mat-dialog-actions>
    </form>
  `,
  styles: `
    label,
    input {
      display: block;
    }
    input {
      width: 100%;
      height: 48px;
      margin-top: 4px;
      padding: 0 12px;
      border: 1px solid var(--mat-sys-outline);
      border-radius: var(--radius-m);
      background: var(--mat-sys-surface);
      color: var(--mat-sys-on-surface);
      font: var(--mat-sys-body-large);
    }
    p {
      margin-top: 8px;
      color: var(--c-ended-text);
    }
  `,
})
export class SnoozeDialog {
  private readonly dialog = inject<MatDialogRef<SnoozeDialog, number>>(MatDialogRef);
  private readonly now = inject(Clock).now;
  protected readonly typed = signal(localMinutes(this.now() + 86_400_000));
  protected readonly tried = signal(false);
  private readonly until = computed(() => new Date(this.typed()).getTime());
  protected readonly isGood = computed(
    () => this.until() > this.now() && this.until() < this.now() + YEAR_MS,
  );

  protected choose(event: Event): void {
    event.preventDefault();
    this.tried.set(true);
    if (this.isGood()) this.dialog.close(this.until());
  }
}

/** As a field of the type `datetime-local` has it. */
function localMinutes(at: number): string {
  const local = new Date(at - new Date(at).getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}
