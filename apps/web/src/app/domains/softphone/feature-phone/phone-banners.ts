import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Notice } from '../../../shared/ui/notice';
import { SessionStore } from '../../identity/api';
import { CallNotifications } from '../data/call-notifications';
import { PhoneStore } from '../data/phone-store';
import { SoundGate } from '../data/sound-gate';
import { TroubleBanner } from '../ui/trouble-banner';
import { PhoneView } from './phone-view';
import { TroubleSteps } from './trouble-steps';

/** What stands between a person and the next call, one thing at a time, with its next step. */
@Component({
  selector: 'app-phone-banners',
  imports: [MatButton, Notice, RouterLink, TranslocoDirective, TroubleBanner],
  templateUrl: './phone-banners.html',
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: 8px;
    }
    :host:empty {
      display: none;
    }
  `,
})
export class PhoneBanners {
  protected readonly phone = inject(PhoneStore);
  protected readonly notifications = inject(CallNotifications);
  private readonly session = inject(SessionStore);
  private readonly view = inject(PhoneView);
  protected readonly sound = inject(SoundGate);
  protected readonly steps = inject(TroubleSteps);

  protected readonly stopped = computed(() => {
    const state = this.phone.line.state();
    return state.kind === 'stopped' ? state : undefined;
  });
  protected readonly fieldDetails = computed(() => this.stopped()?.fields?.map(({ detail }) => detail) ?? []);
  /** While a call goes on, the line's own reconnecting is the call's business. */
  protected readonly retrying = computed(() => {
    const state = this.phone.line.state();
    return state.kind === 'reconnecting' && !this.phone.inCall() ? state.trouble : undefined;
  });
  /** What a line complains of that is away for want of a network is the network's doing, which is told already. */
  protected readonly notice = computed(() =>
    this.phone.line.isLost() ? undefined : this.phone.line.notice(),
  );
  /** For who may give the organisation a number; other pages have their own word of it. */
  protected readonly lacksNumber = computed(
    () => this.view.onPage() && this.phone.line.isBorrowed() && this.session.allows('owner'),
  );
  /** The phone is that of one's own organisation, whichever an owner looks at. */
  protected readonly organisation = computed(() => this.session.session()?.organisation.name ?? '');
  protected readonly isIdle = computed(() => this.phone.phase() === 'idle' && this.phone.line.isReady());
  /** A call's own trouble stands in the call's place. */
  protected readonly trouble = computed(() => (this.phone.call() ? undefined : this.phone.trouble()));
}
