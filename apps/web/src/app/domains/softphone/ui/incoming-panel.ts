import {
  Component,
  DestroyRef,
  ElementRef,
  afterNextRender,
  inject,
  input,
  output,
  viewChild,
} from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { PhoneIcon } from './phone-icon';
import { RoundButton } from './round-button';
import { StatePill } from './state-pill';

/** Whoever writes or has a dialog open keeps the focus: an Enter meant for a sentence must not pick up the phone. */
const KEEPS_FOCUS = 'input, textarea, select, [contenteditable], [role="dialog"]';

/** Someone calls. Takes the focus, so that Enter answers, and gives it back. */
@Component({
  selector: 'app-incoming-panel',
  imports: [PhoneIcon, RoundButton, StatePill, TranslocoDirective],
  template: `
    <section
      *transloco="let t; prefix: 'softphone'"
      class="panel"
      role="alertdialog"
      aria-labelledby="incoming-title"
      aria-describedby="incoming-who"
    >
      <div class="card">
        <h2 id="incoming-title" class="state">
          <app-state-pill phase="incoming" />
        </h2>
        <span class="bell" aria-hidden="true"><app-phone-icon name="bell" /></span>
        <div id="incoming-who" class="who">
          <p class="name" [title]="name()">{{ name() }}</p>
          <p class="number">{{ number() }}</p>
          <p class="verified">
            @if (verified()) {
              <app-phone-icon name="shield" /> {{ t('incoming.verified') }}
            }
          </p>
          @if (asked(); as words) {
            <p class="asked" [title]="words">{{ t('incoming.asked', { words }) }}</p>
          }
        </div>
      </div>
      <div class="actions">
        <app-round-button tone="end" icon="hangUp" [label]="t('action.reject')" (pressed)="rejected.emit()" />
        <app-round-button
          #answer
          tone="call"
          icon="handset"
          [label]="t('action.answer')"
          (pressed)="answered.emit()"
        />
      </div>
    </section>
  `,
  styleUrl: './incoming-panel.scss',
})
export class IncomingPanel {
  /** Name, or the number where there is none. */
  readonly name = input.required<string>();
  /** The number, where `name` is a name. */
  readonly number = input<string>();
  /** The network vouches for the number. */
  readonly verified = input(false);
  /** What the caller has asked the assistant before. */
  readonly asked = input<string>();
  readonly answered = output();
  readonly rejected = output();

  private readonly answer = viewChild<unknown, ElementRef<HTMLElement>>('answer', { read: ElementRef });

  constructor() {
    const before = document.activeElement;
    afterNextRender(() => {
      if (before?.closest(KEEPS_FOCUS)) return;
      this.answer()?.nativeElement.querySelector('button')?.focus({ preventScroll: true });
    });
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    inject(DestroyRef).onDestroy(() => {
      // Back to where it was, unless it has moved on by itself.
      const { activeElement, body } = document;
      const isLost = activeElement === body || host.contains(activeElement);
      if (isLost && before instanceof HTMLElement) before.focus({ preventScroll: true });
    });
  }
}
