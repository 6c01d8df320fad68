import { TestBed } from '@angular/core/testing';
import { jest } from '@jest/globals';
import { PageNotifications, type PageNotification } from './page-notifications';

describe('PageNotifications', () => {
  const made: { title: string; options: NotificationOptions; isClosed: boolean; onclick?: () => void }[] = [];
  const byWorker: { title: string; options: NotificationOptions; isClosed: boolean }[] = [];
  const notice = (pressed = (): void => undefined): PageNotification => ({
    title: 'Ana',
    tag: 'call',
    place: '/phone',
    options: { body: 'Incoming call' },
    pressed,
  });
  const browser = (notification: unknown, serviceWorker?: object): PageNotifications => {
    made.length = byWorker.length = 0;
    Object.assign(globalThis, { Notification: notification });
    Object.defineProperty(navigator, 'serviceWorker', { value: serviceWorker, configurable: true });
    return TestBed.inject(PageNotifications);
  };
  const onDesktop = function (title: string, options: NotificationOptions): object {
    const shown = { title, options, isClosed: false, close: () => (shown.isClosed = true) };
    made.push(shown);
    return shown;
  };
  const onAndroid = function (): never {
    throw new TypeError('Illegal constructor. Use ServiceWorkerRegistration.showNotification() instead.');
  };
  const worker = {
    getRegistration: () =>
      Promise.resolve({
        active: {},
        showNotification: (title: string, options: NotificationOptions) =>
          Promise.resolve(void byWorker.push({ title, options, isClosed: false })),
        getNotifications: ({ tag }: { tag: string }) =>
          Promise.resolve(
            byWorker
              .filter(({ options }) => options.tag === tag)
              .map((each) => ({ close: () => (each.isClosed = true) })),
          ),
      }),
  };

  it('shows the page’s own, which leads back to it', async () => {
    let presses = 0;
    jest.spyOn(window, 'focus').mockReturnValue();
    const close = await browser(onDesktop, worker).show(notice(() => presses++));
    expect([made, byWorker]).toMatchObject([[{ title: 'Ana', options: { tag: 'call' } }], []]);
    made[0]?.onclick?.();
    expect(presses).toBe(1);
    close?.();
    expect(made[0]?.isClosed).toBe(true);
  });

  it('asks the service worker where the page may not', async () => {
    const close = await browser(onAndroid, worker).show(notice());
    const options = { body: 'Incoming call', tag: 'call', data: { place: '/phone' } };
    expect(byWorker).toEqual([{ title: 'Ana', options, isClosed: false }]);
    close?.();
    await Promise.resolve();
    await Promise.resolve();
    expect(byWorker[0]?.isClosed).toBe(true);
  });

  it.each([
    ['no worker at all', undefined],
    ['none registered', { getRegistration: () => Promise.resolve(undefined) }],
    ['one that fails', { getRegistration: () => Promise.reject(new Error('blocked')) }],
  ])('says that it cannot: %s', async (_, serviceWorker) => {
    expect(await browser(onAndroid, serviceWorker).show(notice())).toBeUndefined();
  });
});
