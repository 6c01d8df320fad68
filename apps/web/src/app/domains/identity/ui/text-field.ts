import { Component, input } from '@angular/core';
import { FormField, type FieldTree } from '@angular/forms/signals';
import { MatError, MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { TranslocoDirective } from '@jsverse/transloco';
import { FieldErrors } from './field-errors';

/** One line to type, with its label, a hint, and what is wrong with it in words. */
@Component({
  selector: 'app-text-field',
  imports: [FieldErrors, FormField, MatError, MatFormField, MatHint, MatInput, MatLabel, TranslocoDirective],
  template: `
    <mat-form-field *transloco="let t" appearance="outline" subscriptSizing="dynamic" hideRequiredMarker>
      <mat-label>{{ label() }}</mat-label>
      <input
        matInput
        [id]="inputId()"
        [type]="type()"
        [formField]="field()"
        [attr.autocomplete]="autocomplete()"
        [attr.inputmode]="inputmode() || null"
        [attr.autocapitalize]="type() === 'email' || code() ? 'off' : null"
        [attr.spellcheck]="code() ? 'false' : null"
        [class.code]="code()"
        [class.tabular]="code()"
      />
      @if (hint()) {
        <mat-hint>{{ hint() }}</mat-hint>
      }
      @for (error of field()().errors(); track error.kind) {
        <mat-error><app-field-errors [error]="error" [field]="label()" /></mat-error>
      }
    </mat-form-field>
  `,
  styles: `
    :host {
      display: block;
    }
    mat-form-field {
      width: 100%;
    }
    .code {
      letter-spacing: 0.12em;
    }
  `,
})
export class TextField {
  readonly field = input.required<FieldTree<string>>();
  /** Of the input itself; `id` would stand on this element as well. */
  readonly inputId = input.required<string>();
  readonly label = input.required<string>();
  readonly hint = input<string>();
  readonly type = input<'text' | 'email'>('text');
  /** What the browser and password managers fill in, such as `username`. */
  readonly autocomplete = input('off');
  readonly inputmode = input<'text' | 'numeric' | 'email'>();
  /** A code: shown with its characters apart. */
  readonly code = input(false);
}
