import { Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '../../../shared/ui/icon';
import type { PhonePhase } from '../data/models/call-state';
import { PHONE_ICONS } from './phone-icons';

/** One drawing per state, the same wherever it is shown. */
export const PHASE_ICONS: Record<PhonePhase, string> = {
  idle: PHONE_ICONS.handset,
  calling: PHONE_ICONS.outgoing,
  ringing: PHONE_ICONS.bell,
  incoming: PHONE_ICONS.incoming,
  live: PHONE_ICONS.handset,
  reconnecting: PHONE_ICONS.pulse,
  ended: PHONE_ICONS.hangUp,
};

/** The phone's state at a glance: a colour that means one thing everywhere, an icon and a word. */
@Component({
  selector: 'app-state-pill',
  imports: [Icon, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'softphone.phase'">
      <app-icon [path]="icon()" />
      <span class="word">{{ t(held() ? 'held' : muted() ? 'muted' : phase()) }}</span>
    </ng-container>
  `,
  styleUrl: './state-pill.scss',
  host: {
    '[attr.data-phase]': 'phase()',
    '[class.failed]': 'failed()',
    '[class.muted]': 'muted() && !held()',
    '[class.held]': 'held()',
  },
})
export class StatePill {
  readonly phase = input.required<PhonePhase>();
  /** Ended, but not as calls end. */
  readonly failed = input(false);
  /** Live, and nobody hears this side. */
  readonly muted = input(false);
  /** Live, and the other side waits. */
  readonly held = input(false);
  protected readonly icon = computed(() => {
    if (this.held()) return PHONE_ICONS.hold;
    return this.muted() ? PHONE_ICONS.micOff : PHASE_ICONS[this.phase()];
  });
}
