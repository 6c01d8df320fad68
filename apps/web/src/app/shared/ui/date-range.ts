import { Component, input, model } from '@angular/core';
import { DateRangeField } from './date-range-field';

/** Days as `2026-11-29`; empty where nothing is chosen. */
export interface Days {
  from: string;
  to: string;
}

/** From one day to another, both counted, in the one look of this app. The library's calendar is fetched with the first one. */
@Component({
  selector: 'app-date-range',
  imports: [DateRangeField],
  template: `
    @defer (on immediate) {
      <app-date-range-field [label]="label()" [value]="value()" (chosen)="value.set($event)" />
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
export class DateRangeBox {
  readonly label = input.required<string>();
  readonly value = model<Days>({ from: '', to: '' });
}
