import { DOCUMENT, Injectable, computed, effect, inject, signal } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { PageNotifications } from '../../../shared/notifications/page-notifications';
import { BrowserStorage } from '../../../shared/storage/browser-storage';
import { PhoneStore } from './phone-store';

const KEY = 'centralita.softphone.notifications';

/** The browser's own notification of an incoming call, while the page is not seen. */
@Injectable({ providedIn: 'root' })
export class CallNotifications {
  private readonly document = inject(DOCUMENT);
  private readonly phone = inject(PhoneStore);
  private readonly transloco = inject(TranslocoService);
  private readonly storage = inject(BrowserStorage);
  private readonly notifications = inject(PageNotifications);

  private readonly currentPermission = signal(readPermission());
  /** The browser's answer; `unsupported` where it has no notifications. */
  readonly permission = this.currentPermission.asReadonly();
  private readonly isWanted = signal(this.storage.read('browser', KEY) !== 'off');
  readonly isOn = computed(() => this.isWanted() && this.currentPermission() === 'granted');
  /** Never asked and never declined here: worth offering. */
  readonly isOffered = computed(() => this.isWanted() && this.currentPermission() === 'default');

  constructor() {
    effect((onCleanup) => {
      const call = this.phone.ringing();
      this.phone.isKnocking(); // Told again when it is its turn.
      if (call) onCleanup(this.notify(this.phone.nameOf(call)));
    });
  }

  /** Asks the browser; from a click only, as browsers demand. */
  async turnOn(): Promise<void> {
    this.want(true);
    if (this.currentPermission() === 'default') await Notification.requestPermission().catch(() => undefined);
    this.currentPermission.set(readPermission());
  }

  turnOff(): void {
    this.want(false);
  }

  private want(wanted: boolean): void {
    this.isWanted.set(wanted);
    this.storage.write('browser', KEY, wanted ? 'on' : 'off');
  }

  /** Answers what takes the notification away again. */
  private notify(caller: string): () => void {
    if (!this.isOn() || this.document.visibilityState === 'visible') return () => undefined;
    const body = this.transloco.translate<string>('softphone.notification.body');
    // The phone itself rings; a second sound would only be noise.
    const options = { body, requireInteraction: true, silent: true };
    const pressed = (): void => undefined;
    const showing = this.notifications.show({ title: caller, tag: KEY, place: '/phone', options, pressed });
    void showing.then((close) => {
      if (!close) this.currentPermission.set('unsupported');
    });
    return () => void showing.then((close) => close?.());
  }
}

function readPermission(): NotificationPermission | 'unsupported' {
  return typeof Notification === 'undefined' ? 'unsupported' : Notification.permission;
}
