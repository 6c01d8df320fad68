import { Component, computed, input } from '@angular/core';
import { bodyParts } from '../data/models/body-parts';

/** A template as the other side's phone shows it: the bubble, and its buttons below. */
@Component({
  selector: 'app-template-preview',
  template: `
    <p class="bubble" dir="auto" [attr.lang]="lang()">
      @for (part of parts(); track $index) {
        @if (part.isOpen) {
          <mark [textContent]="part.text"></mark>
        } @else {
          <span [textContent]="part.text"></span>
        }
      }
    </p>
    @for (button of buttons(); track $index) {
      <p class="button" dir="auto" [attr.lang]="lang()">{{ button }}</p>
    }
  `,
  styleUrl: './template-preview.scss',
})
export class TemplatePreview {
  readonly body = input.required<string>();
  readonly values = input<Readonly<Record<string, string>>>({});
  readonly buttons = input<readonly string[]>([]);
  /** Meta's code. */
  readonly language = input<string>();

  protected readonly parts = computed(() => bodyParts(this.body(), this.values()));
  protected readonly lang = computed(() => this.language()?.replace('_', '-'));
}
