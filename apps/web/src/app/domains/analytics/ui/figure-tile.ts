import { Component, input } from '@angular/core';

/** One figure: its name, its value, and what there was before. */
@Component({
  selector: 'app-figure-tile',
  template: `
    <dl>
      <dt>{{ name() }}</dt>
      <dd class="value tabular">{{ value() }}</dd>
      @if (more(); as more) {
        <dd class="small">{{ more }}</dd>
      }
      <dd class="small">
        @if (change(); as change) {
          <strong class="tabular">{{ change }}</strong>&ngsp;
        }
        {{ before() }}
      </dd>
    </dl>
  `,
  styles: `
    :host {
      display: block;
      padding: 14px 16px;
      border-radius: var(--radius-m);
      background: var(--mat-sys-surface-container);
    }
    dl {
      display: grid;
      gap: 2px;
      margin: 0;
    }
    dt {
      color: var(--mat-sys-on-surface-variant);
      font: var(--mat-sys-label-large);
    }
    dd {
      margin: 0;
    }
    .value {
      font: var(--mat-sys-headline-small);
    }
    .small {
      color: var(--mat-sys-on-surface-variant);
      font: var(--mat-sys-body-small);
    }
    strong {
      color: var(--mat-sys-on-surface);
    }
  `,
})
export class FigureTile {
  readonly name = input.required<string>();
  readonly value = input.required<string>();
  /** Another figure that belongs to it. */
  readonly more = input<string>();
  /** How much it has changed: `+12 %`. */
  readonly change = input<string>();
  readonly before = input.required<string>();
}
