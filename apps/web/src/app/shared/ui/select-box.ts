import { Component, input, model, viewChild } from '@angular/core';
import type { FormValueControl } from '@angular/forms/signals';
import { SelectField } from './select-field';

/** One of the choices of a select; an empty value is a choice too, such as *All*. */
export interface Choice {
  value: string;
  text: string;
}

let made = 0;

/**
 * One choice of several, in the one look of this app. Bound by `[value]` and `(valueChange)`, or as a field of a form by
 * `[formField]`. The library's select is fetched with the first one; until then its place is kept.
 */
@Component({
  selector: 'app-select-box',
  imports: [SelectField],
  template: `
    @defer (on immediate) {
      <app-select-field
        [label]="label()"
        [choices]="choices()"
        [value]="value()"
        [hint]="hint()"
        [fieldId]="fieldId()"
        [bare]="bare()"
        [disabled]="disabled()"
        (chosen)="value.set($event)"
      />
    } @placeholder {
      <span class="place"></span>
    }
  `,
  styles: `
    :host {
      display: block;
      min-width: 0;
    }
    .place {
      display: block;
      height: var(--field-height);
      border: 1px solid var(--mat-sys-outline-variant);
      border-radius: var(--radius-s);
    }
  `,
})
export class SelectBox implements FormValueControl<string> {
  readonly label = input.required<string>();
  readonly choices = input.required<readonly Choice[]>();
  readonly value = model('');
  readonly hint = input<string>();
  readonly fieldId = input(`select-${++made}`);
  /** The label is only read out: for a place where everybody sees what is chosen here. */
  readonly bare = input(false);
  readonly disabled = input(false);
  private readonly field = viewChild(SelectField);

  focus(): void {
    this.field()?.focus();
  }
}
