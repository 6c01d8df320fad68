import { Component, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { FailureNotice } from '../../../shared/ui/failure-notice';

/** The form by which somebody comes in: its fields, what went wrong, and the one button; `[beside]` stands beside that. */
@Component({
  selector: 'app-entry-form',
  imports: [FailureNotice, MatButton],
  template: `
    <form novalidate (submit)="sent.emit($event)">
      <ng-content />
      @if (error(); as error) {
        <app-failure-notice [error]="error" [canRetry]="false" />
      }
      <div class="buttons">
        <button matButton="filled" class="large" type="submit" [disabled]="disabled()">{{ action() }}</button>
        <ng-content select="[beside]" />
      </div>
    </form>
  `,
  styles: `
    form {
      display: grid;
      gap: 20px;
    }
    .buttons {
      display: grid;
      gap: 12px;
    }
    .buttons:has(> :nth-child(2)) {
      display: flex;
      flex-wrap: wrap;
    }
  `,
})
export class EntryForm {
  /** What the button says. */
  readonly action = input.required<string>();
  readonly disabled = input(false);
  readonly error = input<ReturnType<FailureNotice['error']>>();
  /** The browser's own sending of the form, which its listener prevents. */
  readonly sent = output<Event>();
}
