import { Component, input, model } from '@angular/core';
import { Icon } from './icon';

/** Finds something on the page while it is typed. */
@Component({
  selector: 'app-search-box',
  imports: [Icon],
  template: `
    <label>
      <app-icon name="search" />
      <input
        #box
        type="search"
        autocomplete="off"
        spellcheck="false"
        [attr.aria-label]="label()"
        [placeholder]="label()"
        [value]="value()"
        (input)="value.set(box.value)"
      />
    </label>
  `,
  styles: `
    :host {
      display: block;
      min-width: 0;
    }
    label {
      display: flex;
      gap: 8px;
      align-items: center;
      height: var(--field-height);
      padding: 0 12px;
      border: 1px solid var(--mat-sys-outline);
      border-radius: var(--radius-s);
      background: var(--mat-sys-surface);
      color: var(--mat-sys-on-surface-variant);
      --icon-size: 20px;
    }
    label:focus-within {
      outline: 2px solid var(--mat-sys-primary);
      outline-offset: -1px;
    }
    input {
      flex: 1;
      min-width: 0;
      height: 100%;
      border: 0;
      outline: none;
      background: none;
      color: var(--mat-sys-on-surface);
      font: var(--mat-sys-body-large);
    }
    input::placeholder {
      color: var(--mat-sys-on-surface-variant);
      opacity: 1;
    }
  `,
})
export class SearchBox {
  readonly label = input.required<string>();
  readonly value = model('');
}
