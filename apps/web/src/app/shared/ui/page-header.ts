import { Component, input } from '@angular/core';

/**
 * How each page begins: its heading, a sentence on what it is for, of which organisation it speaks (slot `scope`), and
 * what can be done for the whole of it (slot `actions`).
 */
@Component({
  selector: 'app-page-header',
  template: `
    <header>
      <div class="words">
        <h1>{{ heading() }}</h1>
        @if (lead()) {
          <p>{{ lead() }}</p>
        }
      </div>
      <div class="beside">
        <div class="scope"><ng-content select="[scope]" /></div>
        <div class="actions"><ng-content select="[actions]" /></div>
      </div>
    </header>
  `,
  styles: `
    :host {
      display: block;
    }
    header {
      display: flex;
      flex-wrap: wrap;
      gap: 16px 24px;
      align-items: start;
      justify-content: space-between;
    }
    .words {
      flex: 1 1 280px;
      min-width: 0;
    }
    p {
      margin-top: 8px;
      max-width: 64ch;
      color: var(--mat-sys-on-surface-variant);
    }
    .beside,
    .actions {
      display: flex;
      flex-wrap: wrap;
      gap: 8px 12px;
      align-items: center;
    }
    .actions:empty,
    .scope:empty {
      display: none;
    }
  `,
})
export class PageHeader {
  readonly heading = input.required<string>();
  readonly lead = input<string>();
}
