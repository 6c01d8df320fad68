import { Component, computed, input } from '@angular/core';
import { textParts } from '../data/models/text-parts';

/** What somebody wrote, as text and never as HTML; addresses can be followed, in a tab that knows nothing of this one. */
@Component({
  selector: 'app-linked-text',
  template: `
    @for (part of parts(); track $index) {
      @if (part.href; as href) {
        <a [href]="href" target="_blank" rel="noopener noreferrer nofollow" dir="ltr">{{ part.text }}</a>
      } @else {
        <span>{{ part.text }}</span>
      }
    }
  `,
  styles: `
    :host {
      display: block;
      overflow-wrap: anywhere;
      unicode-bidi: plaintext;
    }
    span,
    a {
      white-space: pre-wrap;
    }
    a {
      color: inherit;
    }
  `,
  host: { dir: 'auto' },
  preserveWhitespaces: false,
})
export class LinkedText {
  readonly text = input.required<string>();
  protected readonly parts = computed(() => textParts(this.text()));
}
