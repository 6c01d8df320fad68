import { Component, computed, inject } from '@angular/core';
import { PhoneStore } from '../data/phone-store';
import { CallControls } from '../ui/call-controls';
import { ConsultControls } from '../ui/consult-controls';
import { CallConsultation } from './call-consultation';
import { CallHold } from './call-hold';
import { CallTransfer } from './call-transfer';
import { PhoneView } from './phone-view';

/** What can be done to the call that goes on. */
@Component({
  selector: 'app-talk-controls',
  imports: [CallControls, ConsultControls],
  template: `
    @if (consultation.name(); as name) {
      <app-consult-controls
        [name]="name"
        [held]="phone.call()?.held() ?? false"
        [moving]="consultation.busy()"
        (chosen)="consultation.end($event)"
        (hungUp)="phone.hangUp()"
      />
    } @else {
      <app-call-controls
        [live]="phone.phase() === 'live'"
        [muted]="state()?.muted ?? false"
        [keypadOpen]="view.keypadOpen()"
        (muteToggled)="phone.toggleMute()"
        (keypadToggled)="view.keypadOpen.set(!view.keypadOpen())"
        [holdable]="hold.isPossible()"
        [held]="phone.call()?.held() ?? false"
        [moving]="hold.busy()"
        (holdToggled)="hold.toggle()"
        [transferable]="transfer.isPossible()"
        (transferred)="ask()"
        (hungUp)="phone.hangUp()"
      />
    }
  `,
})
export class TalkControls {
  protected readonly phone = inject(PhoneStore);
  protected readonly view = inject(PhoneView);
  protected readonly hold = inject(CallHold);
  protected readonly transfer = inject(CallTransfer);
  protected readonly consultation = inject(CallConsultation);
  protected readonly state = computed(() => this.phone.call()?.state());

  protected ask(): void {
    const call = this.phone.call();
    if (call) void this.transfer.ask(call);
  }
}
