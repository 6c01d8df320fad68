import { Component, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { RoundButton } from './round-button';

/** Mute, keypad, hold and transfer where the line has them, hang up. They stand still from the first ring to the last word. */
@Component({
  selector: 'app-call-controls',
  imports: [RoundButton, TranslocoDirective],
  template: `
    <div
      *transloco="let t; prefix: 'softphone.action'"
      class="row"
      role="group"
      [attr.aria-label]="t('group')"
    >
      <app-round-button
        [icon]="muted() ? 'micOff' : 'mic'"
        [label]="t(muted() ? 'unmute' : 'mute')"
        [isOn]="muted()"
        [off]="!live()"
        shortcut="M"
        (pressed)="muteToggled.emit()"
      />
      <app-round-button
        icon="keypad"
        [label]="t('keypad')"
        [isOpen]="keypadOpen()"
        [off]="!live()"
        (pressed)="keypadToggled.emit()"
      />
      @if (holdable()) {
        <app-round-button
          icon="hold"
          [label]="t(held() ? 'resume' : 'hold')"
          [isOn]="held()"
          [off]="!live() || moving()"
          shortcut="H"
          (pressed)="holdToggled.emit()"
        />
      }
      @if (transferable()) {
        <app-round-button
          icon="transfer"
          [label]="t('transfer')"
          [off]="!live()"
          (pressed)="transferred.emit()"
        />
      }
      <app-round-button tone="end" icon="hangUp" [label]="t('hangUp')" (pressed)="hungUp.emit()" />
    </div>
  `,
  styles: `
    .row {
      display: flex;
      justify-content: space-evenly;
    }
    .row:has(> :nth-child(4)) {
      --round-button-width: 64px;
    }
  `,
})
export class CallControls {
  readonly muted = input.required<boolean>();
  readonly keypadOpen = input.required<boolean>();
  /** Both sides can talk: only then is there something to mute and someone to hear tones. */
  readonly live = input.required<boolean>();
  /** Whether the call can be given to somebody else. */
  readonly transferable = input(false);
  /** Whether the other side can be put on hold. */
  readonly holdable = input(false);
  readonly held = input(false);
  /** On the way to hold, or back. */
  readonly moving = input(false);
  readonly holdToggled = output();
  readonly muteToggled = output();
  readonly keypadToggled = output();
  readonly transferred = output();
  readonly hungUp = output();
}
