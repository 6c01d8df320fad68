import { Component, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import { Notice } from './notice';

/** The frame of a dialog that asks for something: heading, fields, what went wrong, *Cancel* and the one button that does it. */
@Component({
  selector: 'app-dialog-form',
  imports: [
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    Notice,
    TranslocoPipe,
  ],
  template: `
    <form novalidate autocomplete="off" (submit)="sent.emit($event)">
      <h2 matDialogTitle>{{ heading() }}</h2>
      <mat-dialog-content>
        <div class="fields">
          <ng-content />
          @if (failure(); as failure) {
            <app-notice role="alert" tone="error" [heading]="failure" />
          }
        </div>
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton type="button" matDialogClose>{{ 'ui.cancel' | transloco }}</button>
        <button matButton="filled" type="submit" [disabled]="disabled()">{{ action() }}</button>
      </mat-dialog-actions>
    </form>
  `,
  styles: `
    :host {
      display: block;
    }
    .fields {
      display: grid;
      gap: 16px;
      padding-top: 8px;
    }
  `,
})
export class DialogForm {
  readonly heading = input.required<string>();
  /** What the button says. */
  readonly action = input.required<string>();
  readonly disabled = input(false);
  readonly failure = input<string>();
  /** The browser's own sending of the form, which its listener prevents. */
  readonly sent = output<Event>();
}
