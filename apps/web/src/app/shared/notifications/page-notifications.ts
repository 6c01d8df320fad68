import { DOCUMENT, Injectable, inject } from '@angular/core';

export interface PageNotification {
  title: string;
  /** One of each tag is shown at a time. */
  tag: string;
  /** Where the service worker leads when it is the one that is pressed. */
  place: string;
  options: NotificationOptions;
  pressed: () => void;
}

/** Notifications of the browser. Chrome on Android lets a page show them by its service worker only. */
@Injectable({ providedIn: 'root' })
export class PageNotifications {
  private readonly window = inject(DOCUMENT).defaultView;

  /** Answers what takes it away again, or undefined where the browser shows none. Never rejects. */
  async show(notice: PageNotification): Promise<(() => void) | undefined> {
    try {
      return this.showHere(notice);
    } catch {
      return this.showByWorker(notice).catch(() => undefined);
    }
  }

  private showHere({ title, tag, options, pressed }: PageNotification): () => void {
    const notification = new Notification(title, { ...options, tag });
    notification.onclick = () => {
      this.window?.focus();
      notification.close();
      pressed();
    };
    return () => notification.close();
  }

  private async showByWorker({
    title,
    tag,
    place,
    options,
  }: PageNotification): Promise<(() => void) | undefined> {
    const workers = this.window?.navigator.serviceWorker;
    const registration = await workers?.getRegistration();
    if (!registration?.active) return undefined;
    await registration.showNotification(title, { ...options, tag, data: { place } });
    return () => {
      const closing = registration.getNotifications({ tag });
      void closing.then((all) => all.forEach((each) => each.close())).catch(() => undefined);
    };
  }
}
