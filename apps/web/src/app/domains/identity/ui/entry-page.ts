import { Component, input } from '@angular/core';
import { BrandMark } from '../../../shared/ui/brand-mark';

/** The frame of the pages by which people come in: one card, one heading, one thing to do. */
@Component({
  selector: 'app-entry-page',
  imports: [BrandMark],
  template: `
    <article>
      <app-brand-mark />
      <header>
        <h1>{{ heading() }}</h1>
        @if (lead()) {
          <p class="lead">{{ lead() }}</p>
        }
      </header>
      <ng-content />
    </article>
  `,
  styles: `
    article {
      display: grid;
      gap: 24px;
      max-width: 480px;
      margin: clamp(0px, 5vh, 56px) auto 0;
    }
    app-brand-mark {
      --mark-size: 44px;
    }
    .lead {
      margin-top: 8px;
      color: var(--mat-sys-on-surface-variant);
    }
    @container page (min-width: 560px) {
      article {
        padding: 40px;
        border: 1px solid color-mix(in srgb, var(--mat-sys-outline-variant) 60%, transparent);
        border-radius: var(--radius-l);
        background: var(--mat-sys-surface-container-low);
      }
    }
  `,
})
export class EntryPage {
  readonly heading = input.required<string>();
  readonly lead = input<string>();
}
