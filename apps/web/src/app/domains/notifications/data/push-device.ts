import { DOCUMENT, Injectable, computed, inject, signal } from '@angular/core';
import { ApiError } from '../../../shared/data-api/api-error';
import { BrowserStorage } from '../../../shared/storage/browser-storage';
import { PushClient } from './push-client';

const WORKER = '/push-worker.js';
/** Who turned it on here: another person who signs in on this browser is not woken by the first one's choice. */
const OWNER_KEY = 'centralita.push.person';
/** For whom this tab has made sure that the server knows the browser: once is enough, and each time is audited. */
const CHECKED_KEY = 'centralita.push.checked';
/** Where the worker looks for the language; the same names stand in `public/push-worker.js`. */
const SETTINGS = 'centralita-push';
const LANGUAGE = '/push-language';

/**
 * `unsupported` = this browser cannot (an iPhone only from the home screen), `insecure` = only pages with https may,
 * `denied` = the person, or the browser's settings, said no.
 */
export type PushState = 'unknown' | 'unsupported' | 'insecure' | 'denied' | 'off' | 'on';

/** Web Push on this browser: the worker is registered only when push is asked for. */
@Injectable({ providedIn: 'root' })
export class PushDevice {
  private readonly window = inject(DOCUMENT).defaultView;
  private readonly client = inject(PushClient);
  private readonly storage = inject(BrowserStorage);

  private readonly current = signal<PushState>('unknown');
  readonly state = this.current.asReadonly();
  readonly busy = signal(false);
  private readonly lastError = signal<ApiError | 'browser' | undefined>(undefined);
  /** Why turning on or off did not work; `browser` = the browser's own push service refused. */
  readonly error = this.lastError.asReadonly();
  readonly canBeTurnedOn = computed(() => this.current() === 'off');

  /** Finds out how things stand, and puts right what the server or the browser has forgotten. */
  async check(personId: string): Promise<void> {
    const hindrance = this.hindrance();
    if (hindrance) return this.current.set(hindrance);
    const wanted = this.storage.read('browser', OWNER_KEY) === personId;
    const registration = await this.registration();
    const subscription = await registration?.pushManager.getSubscription();
    if (subscription && !wanted) await this.leave(subscription);
    if (!wanted || Notification.permission !== 'granted') return this.current.set('off');
    const checked = this.storage.read('tab', CHECKED_KEY) === personId;
    if (subscription && checked) return this.current.set('on');
    await this.attempt(() => this.join(personId), 'on');
  }

  /** Nobody is signed in any more, and with the session the server forgets the browser. */
  noteSignedOut(): void {
    this.storage.remove('tab', CHECKED_KEY);
    this.current.set('unknown');
  }

  /** From a click only, as browsers demand. */
  async turnOn(personId: string): Promise<void> {
    await this.attempt(async () => {
      const answer = await Notification.requestPermission();
      if (answer === 'granted') await this.join(personId);
    }, 'on');
    const hindrance = this.hindrance();
    if (hindrance) this.current.set(hindrance);
    else if (Notification.permission === 'default') this.current.set('off');
  }

  async turnOff(): Promise<void> {
    await this.attempt(async () => {
      const subscription = await (await this.registration())?.pushManager.getSubscription();
      if (subscription) await this.leave(subscription);
      this.storage.remove('browser', OWNER_KEY);
    }, 'off');
  }

  /** The worker speaks the page's language. */
  async speak(language: string): Promise<void> {
    if (this.current() !== 'on') return;
    const settings = await this.window?.caches.open(SETTINGS);
    await settings?.put(LANGUAGE, new Response(language));
  }

  private hindrance(): 'unsupported' | 'insecure' | 'denied' | undefined {
    const { window } = this;
    if (!window || window.isSecureContext === false) return 'insecure';
    const has = 'serviceWorker' in window.navigator && 'PushManager' in window && 'Notification' in window;
    if (!has) return 'unsupported';
    return Notification.permission === 'denied' ? 'denied' : undefined;
  }

  private async join(personId: string): Promise<void> {
    const { publicKey } = await this.client.key();
    const worker = await this.window?.navigator.serviceWorker.register(WORKER);
    if (!worker) return;
    const ready = await this.window?.navigator.serviceWorker.ready;
    const manager = (ready ?? worker).pushManager;
    const before = await manager.getSubscription();
    const isSame = before && base64url(before.options.applicationServerKey) === publicKey.replace(/=+$/, '');
    // The server has another key than when this browser joined: its old subscription is good for nothing.
    if (before && !isSame) await before.unsubscribe();
    const subscription =
      before && isSame
        ? before
        : await manager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey });
    await this.client.subscribe({
      endpoint: subscription.endpoint,
      p256dh: base64url(subscription.getKey('p256dh')),
      auth: base64url(subscription.getKey('auth')),
    });
    this.storage.write('browser', OWNER_KEY, personId);
    this.storage.write('tab', CHECKED_KEY, personId);
  }

  /** The server forgets first: a browser that it cannot reach any more would stay in its list. */
  private async leave(subscription: PushSubscription): Promise<void> {
    await this.client.unsubscribe(subscription.endpoint);
    await subscription.unsubscribe();
  }

  private registration(): Promise<ServiceWorkerRegistration | undefined> {
    return this.window?.navigator.serviceWorker.getRegistration(WORKER) ?? Promise.resolve(undefined);
  }

  private async attempt(deed: () => Promise<void>, after: 'on' | 'off'): Promise<void> {
    this.busy.set(true);
    this.lastError.set(undefined);
    try {
      await deed();
      this.current.set(after);
    } catch (error) {
      this.lastError.set(error instanceof ApiError ? error : 'browser');
      if (this.current() === 'unknown') this.current.set('off');
    } finally {
      this.busy.set(false);
    }
  }
}

const base64url = (bytes: ArrayBuffer | null): string =>
  btoa(String.fromCharCode(...new Uint8Array(bytes ?? new ArrayBuffer(0))))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');
