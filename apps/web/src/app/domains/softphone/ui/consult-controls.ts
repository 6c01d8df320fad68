import { Component, input, output } from '@angular/core';
import type { ConsultationEnd } from '@centralita/shared-types';
import { TranslocoDirective } from '@jsverse/transloco';
import { RoundButton } from './round-button';

/** While somebody is asked: give them the call, let all talk, or go back to the caller alone. */
@Component({
  selector: 'app-consult-controls',
  imports: [RoundButton, TranslocoDirective],
  template: `
    <div
      *transloco="let t; prefix: 'softphone'"
      role="group"
      [attr.aria-label]="t('consult.group', { name: name() })"
    >
      <app-round-button
        icon="transfer"
        [label]="t('consult.give')"
        [off]="moving()"
        (pressed)="chosen.emit('give')"
      />
      @if (held()) {
        <app-round-button
          icon="tabs"
          [label]="t('consult.join')"
          [off]="moving()"
          (pressed)="chosen.emit('join')"
        />
      }
      <app-round-button
        icon="incoming"
        [label]="t('consult.back')"
        [off]="moving()"
        (pressed)="chosen.emit('back')"
      />
      <app-round-button tone="end" icon="hangUp" [label]="t('action.hangUp')" (pressed)="hungUp.emit()" />
    </div>
  `,
  styles: 'div { display: flex; justify-content: space-evenly; --round-button-width: 72px; }',
})
export class ConsultControls {
  /** Who is asked. */
  readonly name = input.required<string>();
  /** The caller waits. */
  readonly held = input.required<boolean>();
  readonly moving = input(false);
  readonly chosen = output<ConsultationEnd['how']>();
  readonly hungUp = output();
}
