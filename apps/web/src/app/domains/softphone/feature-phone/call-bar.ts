import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '../../../shared/ui/icon';
import { PhoneStore } from '../data/phone-store';
import { CallTimer } from '../ui/call-timer';
import { PhoneIcon } from '../ui/phone-icon';
import { PHONE_ICONS } from '../ui/phone-icons';
import { PHASE_ICONS } from '../ui/state-pill';

/** A call on a small screen while another page is shown: who, how long, and the two or three things to do. */
@Component({
  selector: 'app-call-bar',
  imports: [CallTimer, Icon, PhoneIcon, RouterLink, TranslocoDirective],
  templateUrl: './call-bar.html',
  styleUrl: './call-bar.scss',
  host: { 'data-testid': 'phone-bar', '[attr.data-state]': 'phone.phase()', '[class.held]': 'isHeld()' },
})
export class CallBar {
  protected readonly phone = inject(PhoneStore);

  protected readonly name = computed(() => {
    const call = this.phone.call();
    return call ? this.phone.nameOf(call) : (this.phone.dialling() ?? '');
  });
  protected readonly isHeld = computed(
    () => this.phone.phase() === 'live' && this.phone.call()?.held() === true,
  );
  protected readonly drawing = computed(() =>
    this.isHeld() ? PHONE_ICONS.hold : PHASE_ICONS[this.phone.phase()],
  );
  protected readonly state = computed(() => this.phone.call()?.state());
}
