import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { jest } from '@jest/globals';
import type { LiveEvent } from '@centralita/shared-types';

const SOURCE = readFileSync(join(import.meta.dirname, '../../../../../public/push-worker.js'), 'utf8');

interface ShownOptions {
  body: string;
  lang: string;
  tag: string;
  data: { place: string };
}

/** The worker's real file in a context of its own, with the browser's side in the hands of the test. */
const startWorker = ({ language = 'en', windows = [] as object[] } = {}) => {
  const handlers = new Map<string, (event: object) => void>();
  const shown: ShownOptions[] = [];
  const openWindow = jest.fn();
  const self = {
    navigator: { language: 'en-GB' },
    addEventListener: (name: string, handler: (event: object) => void) => handlers.set(name, handler),
    skipWaiting: () => undefined,
    clients: { matchAll: () => Promise.resolve(windows), openWindow },
    registration: {
      showNotification: (_title: string, options: ShownOptions) => Promise.resolve(void shown.push(options)),
    },
  };
  const caches = {
    open: () => Promise.resolve({ match: () => Promise.resolve({ text: () => Promise.resolve(language) }) }),
  };
  runInNewContext(SOURCE, { self, caches, URL });
  const fire = async (name: string, event: object): Promise<void> => {
    let done: Promise<unknown> = Promise.resolve();
    handlers.get(name)?.({ ...event, waitUntil: (promise: Promise<unknown>) => (done = promise) });
    await done;
  };
  const push = (event: Partial<LiveEvent>) => fire('push', { data: { json: () => event } });
  return { shown, openWindow, fire, push };
};

describe('push-worker.js', () => {
  it.each([
    ['en', 'Something needs a look.'],
    ['es', 'Hay algo que conviene mirar.'],
  ])('speaks the person’s language (%s)', async (language, body) => {
    const { shown, push } = startWorker({ language });
    await push({ kind: 'alerts/raised', data: { id: 'a1' } });
    expect(shown).toEqual([expect.objectContaining({ body, lang: language, tag: 'alerts/raised a1' })]);
  });

  it('shows something for whatever comes, since a silent push costs the permission', async () => {
    const { shown, push, fire } = startWorker();
    await push({ kind: 'demo/created', data: {} });
    await fire('push', { data: null });
    expect(shown.map(({ body }) => body)).toEqual(Array(2).fill('Something has happened in Centralita.'));
  });

  it('leaves it to a page that is looked at', async () => {
    const { shown, push } = startWorker({ windows: [{ visibilityState: 'visible' }] });
    await push({ kind: 'alerts/raised', data: {} });
    expect(shown).toEqual([]);
  });

  it('opens the right place where no page is open', async () => {
    const { shown, push, fire, openWindow } = startWorker();
    await push({ kind: 'calls/ringing', data: {} });
    const close = jest.fn();
    await fire('notificationclick', { notification: { close, data: shown[0]?.data } });
    expect(close).toHaveBeenCalled();
    expect(openWindow).toHaveBeenCalledWith('/phone');
  });

  it('goes to the open page, and asks it to show the place', async () => {
    const page = {
      visibilityState: 'hidden',
      url: 'https://desk.example/audit',
      focus: jest.fn(() => Promise.resolve()),
      postMessage: jest.fn(),
    };
    const { fire, openWindow } = startWorker({ windows: [page] });
    await fire('notificationclick', { notification: { close: () => undefined, data: { place: '/alerts' } } });
    expect(page.focus).toHaveBeenCalled();
    expect(page.postMessage).toHaveBeenCalledWith({ type: 'open', place: '/alerts' });
    expect(openWindow).not.toHaveBeenCalled();
  });
});
