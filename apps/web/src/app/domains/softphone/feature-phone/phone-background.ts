import { Injectable, inject } from '@angular/core';
import { Attention } from '../data/attention';
import { CallNotifications } from '../data/call-notifications';
import { CallAnnouncer } from './call-announcer';
import { PhoneShortcuts } from './phone-shortcuts';
import { TelLinks } from './tel-links';

/** What the phone does besides being shown: title, icon, notifications, announcements, keyboard and `tel:` links. */
@Injectable({ providedIn: 'root' })
export class PhoneBackground {
  private readonly shortcuts = inject(PhoneShortcuts);
  private readonly telLinks = inject(TelLinks);

  constructor() {
    inject(Attention);
    inject(CallNotifications);
    inject(CallAnnouncer);
  }

  /** Runs until the answer is called. */
  start(): () => void {
    const stops = [this.shortcuts.listen(), this.telLinks.listen()];
    return () => stops.forEach((stop) => stop());
  }
}
