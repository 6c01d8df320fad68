import { Component, ElementRef, afterNextRender, input, output, viewChild } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { PhoneIcon } from './phone-icon';
import { RoundButton } from './round-button';
import { StatePill } from './state-pill';

/**
 * Someone calls. Takes the focus only where nothing else has it: an Enter meant for a half-written sentence must not
 * pick up the phone.
 */
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
  readonly answered = output();
  readonly rejected = output();

  private readonly answer = viewChild<unknown, ElementRef<HTMLElement>>('answer', { read: ElementRef });

  constructor() {
    afterNextRender(() => {
      const active = document.activeElement;
      if (active && active !== document.body && active.id !== 'main') return;
      this.answer()?.nativeElement.querySelector('button')?.focus({ preventScroll: true });
    });
  }
}
