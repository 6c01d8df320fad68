import { Component, computed, inject } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { MissedCalls } from '../domains/calls/api/missed-calls';
import { DemoGuide } from '../domains/settings/api/demo-guide';
import { PhoneLine } from '../domains/softphone/api/phone-line';

/** The phone's page: for the team what was missed, and where the emulator runs whom to call. */
@Component({
  selector: 'app-phone-place',
  imports: [DemoGuide, MissedCalls, RouterOutlet],
  template: `
    <router-outlet />
    @if (isTeam()) {
      @defer (on immediate) {
        <app-missed-calls />
      }
    }
    <app-demo-guide [teamNumber]="isTeam() ? (line.number() ?? '') : undefined" />
  `,
  styles: `
    app-missed-calls {
      display: block;
      margin-top: 24px;
    }
  `,
})
export class PhonePlace {
  protected readonly line = inject(PhoneLine);
  protected readonly isTeam = computed(() => this.line.current()?.kind === 'team');
}
