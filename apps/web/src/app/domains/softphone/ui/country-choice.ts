import { Component, computed, input, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

export interface NamedCountry {
  /** Two letters. */
  country: string;
  /** Without a plus sign. */
  callingCode: string;
  name: string;
}

/** The country in which a number without `+` is meant: two letters, and the browser's own list over them. */
@Component({
  selector: 'app-country-choice',
  imports: [TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'softphone.entry'">
      <span class="code" aria-hidden="true">{{ chosen() ?? '–' }}<span class="arrow">▾</span></span>
      <select
        #list
        [attr.aria-label]="t('country')"
        [title]="t('country')"
        (change)="chosenChange.emit(list.value)"
        (pointerenter)="isNear.set(true)"
        (pointerdown)="isNear.set(true)"
        (focus)="isNear.set(true)"
      >
        @for (each of offered(); track each.country) {
          <option [value]="each.country" [selected]="each.country === chosen()">
            {{ each.name }} (+{{ each.callingCode }})
          </option>
        }
      </select>
    </ng-container>
  `,
  styles: `
    :host {
      position: relative;
      display: grid;
      place-items: center;
      width: 56px;
      height: 44px;
      border-radius: var(--radius-m);
    }
    :host(:focus-within) {
      outline: 2px solid var(--mat-sys-primary);
    }
    :host(:hover) {
      background: color-mix(in srgb, var(--mat-sys-on-surface) 8%, transparent);
    }
    .code {
      color: var(--mat-sys-on-surface-variant);
      font: var(--mat-sys-label-large);
    }
    .arrow {
      margin-inline-start: 4px;
      font-size: 0.8em;
    }
    select {
      position: absolute;
      inset: 0;
      width: 100%;
      opacity: 0;
      cursor: pointer;
    }
  `,
})
export class CountryChoice {
  readonly countries = input.required<readonly NamedCountry[]>();
  readonly chosen = input<string>();
  readonly chosenChange = output<string>();

  /** Someone is about to open the list: until then its 245 entries are not on the page. */
  protected readonly isNear = signal(false);
  protected readonly offered = computed(() =>
    this.isNear() ? this.countries() : this.countries().filter(({ country }) => country === this.chosen()),
  );
}
