import { DOCUMENT, Injectable, inject, signal } from '@angular/core';
import { PageNotifications } from '../../../shared/notifications/page-notifications';
import { BrowserStorage } from '../../../shared/storage/browser-storage';

const TOASTS_KEY = 'centralita.notices.toasts';
const BROWSER_KEY = 'centralita.notices.browser';

/** How this browser tells what happens elsewhere. */
@Injectable({ providedIn: 'root' })
export class NoticeChoices {
  private readonly storage = inject(BrowserStorage);
  private readonly window = inject(DOCUMENT).defaultView;
  private readonly notifications = inject(PageNotifications);

  private readonly toastsOn = signal(this.storage.read('browser', TOASTS_KEY) !== 'off');
  /** At the edge of the page. */
  readonly toasts = this.toastsOn.asReadonly();
  private readonly browserOn = signal(
    this.storage.read('browser', BROWSER_KEY) === 'on' && permission() === 'granted',
  );
  /** As notifications of the browser, while the page is open and not looked at. */
  readonly browser = this.browserOn.asReadonly();
  private readonly currentPermission = signal(permission());
  readonly permission = this.currentPermission.asReadonly();

  setToasts(on: boolean): void {
    this.toastsOn.set(on);
    this.storage.write('browser', TOASTS_KEY, on ? 'on' : 'off');
  }

  /** From a click only: the browser may have to ask. */
  async setBrowser(on: boolean): Promise<void> {
    if (on && permission() === 'default') await Notification.requestPermission().catch(() => undefined);
    this.currentPermission.set(permission());
    const granted = on && permission() === 'granted';
    this.browserOn.set(granted);
    this.storage.write('browser', BROWSER_KEY, granted ? 'on' : 'off');
  }

  /** Shows a notification of the browser where one is wanted and the page is not looked at; answers whether it did. */
  async notify(text: string, tag: string, place: string, pressed: () => void): Promise<boolean> {
    if (!this.browserOn() || this.window?.document.visibilityState === 'visible') return false;
    const options = { body: text, icon: '/icons/icon-192.png' };
    const close = await this.notifications.show({ title: 'Centralita', tag, place, options, pressed });
    if (!close) this.currentPermission.set('unsupported');
    return close !== undefined;
  }
}

const permission = (): NotificationPermission | 'unsupported' =>
  typeof Notification === 'undefined' ? 'unsupported' : Notification.permission;
