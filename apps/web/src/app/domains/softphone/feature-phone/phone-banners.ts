import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Notice } from '../../../shared/ui/notice';
import { CallNotifications } from '../data/call-notifications';
import type { Trouble } from '../data/models/trouble';
import { PhoneStore } from '../data/phone-store';
import { SoundGate } from '../data/sound-gate';
import { TroubleBanner } from '../ui/trouble-banner';
import { WaitingBanner } from '../ui/waiting-banner';
import { PhoneView } from './phone-view';

/** What stands between a person and the next call, one thing at a time, with its next step. */
@Component({
  selector: 'app-phone-banners',
  imports: [MatButton, Notice, TranslocoDirective, TroubleBanner, WaitingBanner],
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
  protected readonly sound = inject(SoundGate);
  private readonly view = inject(PhoneView);
  private readonly router = inject(Router);

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
  protected readonly isIdle = computed(() => this.phone.phase() === 'idle' && this.phone.line.isReady());
  protected readonly endsLive = computed(() => this.phone.phase() !== 'incoming');

  protected act(trouble: Trouble): void {
    switch (trouble.action) {
      case 'settings':
        void this.router.navigateByUrl('/settings');
        return;
      case 'devices':
      case 'allow-microphone':
        this.phone.dismiss();
        return this.view.openDialog('devices');
      case 'preflight':
        this.phone.dismiss();
        return this.view.openDialog('preflight');
      case 'reload':
        location.reload();
        return;
      case 'retry':
        return this.retry();
      case 'none':
        return;
    }
  }

  private retry(): void {
    this.phone.dismiss();
    if (!this.phone.line.isReady()) this.phone.line.retry();
  }
}
