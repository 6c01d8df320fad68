import { DOCUMENT, Injector } from '@angular/core';
import type { LiveEvent } from '@centralita/shared-types';
import { jest } from '@jest/globals';
import { LockManagerDouble } from '../../domains/softphone/testing/lock-manager-double';
import { LiveStream } from './live-stream';
import { LiveTransport } from './live-transport';
import { ChannelDouble } from './testing/channel-double';
import { LiveServerDouble } from './testing/live-server-double';

const ME = { personId: 'me', organisationId: 'one' };

interface Tab {
  live: LiveStream;
  events: LiveEvent[];
  reloads: number;
  window: EventTarget & {
    navigator: { onLine: boolean };
    document: EventTarget & { visibilityState: string };
  };
}

describe('LiveStream', () => {
  const server = new LiveServerDouble();
  let tabs: Tab[] = [];
  const settle = (ms = 0) => jest.advanceTimersByTimeAsync(ms);

  const openTab = (locks: LockManagerDouble | undefined): Tab => {
    const window = Object.assign(new EventTarget(), {
      navigator: { locks, onLine: true },
      document: Object.assign(new EventTarget(), { visibilityState: 'visible' }),
    });
    const live = Injector.create({
      providers: [
        LiveStream,
        { provide: LiveTransport, useValue: server },
        { provide: DOCUMENT, useValue: { defaultView: window } },
      ],
    }).get(LiveStream);
    const tab: Tab = { live, events: [], reloads: 0, window };
    live.on(['people/joined', 'alerts/raised'], (event) => tab.events.push(event));
    live.onReload(() => tab.reloads++);
    tabs.push(tab);
    return tab;
  };
  const following = async (locks?: LockManagerDouble): Promise<Tab> => {
    const tab = openTab(locks);
    tab.live.follow(ME);
    await settle();
    return tab;
  };
  const ready = async (reload = false): Promise<void> => {
    server.latest.ready(reload);
    await settle();
  };
  beforeEach(() => {
    jest.useFakeTimers();
    ChannelDouble.install();
    server.requests.length = 0;
  });
  afterEach(() => {
    for (const { live } of tabs) live.follow(undefined);
    tabs = [];
    ChannelDouble.uninstall();
    jest.useRealTimers();
  });

  it('is off until somebody is followed, and off again after', async () => {
    const tab = openTab(undefined);
    expect(tab.live.state()).toBe('off');
    tab.live.follow(ME);
    await settle();
    expect(tab.live.state()).toBe('connecting');
    expect(server.latest.path).toBe('/api/live?organisation=one');
    await ready();
    expect(tab.live.state()).toBe('connected');
    tab.live.follow({ ...ME });
    expect(server.requests).toHaveLength(1);
    tab.live.follow(undefined);
    await settle();
    expect(tab.live.state()).toBe('off');
    expect(server.connections).toEqual([]);
  });

  it('tells events by their kind, and that pages ask again once it is in step', async () => {
    const tab = await following();
    await ready();
    expect(tab.reloads).toBe(1);
    server.latest.send('1', { kind: 'alerts/raised', data: { kind: 'quarantine' } });
    server.latest.send('2', { kind: 'accounts/changed' });
    await settle();
    expect(tab.events.map(({ kind }) => kind)).toEqual(['alerts/raised']);
  });

  it('comes back with the last id, and reloads only when the server says so', async () => {
    const tab = await following();
    await ready();
    server.latest.send('7', {});
    await settle();
    server.latest.close();
    await settle();
    expect(tab.live.state()).toBe('reconnecting');
    await settle(1_000);
    expect(server.latest.lastEventId).toBe('7');
    await ready();
    expect([tab.live.state(), tab.reloads]).toEqual(['connected', 1]);
    server.latest.close();
    await settle(1_000);
    await ready(true);
    expect(tab.reloads).toBe(2);
  });

  it('waits longer and longer, and not at all once the network is back', async () => {
    const tab = await following();
    for (let failure = 0; failure < 6; failure++) {
      server.latest.refuse(503);
      await settle(30_000);
    }
    const before = server.requests.length;
    server.latest.refuse(503);
    await settle(5_000);
    expect(server.requests).toHaveLength(before);
    tab.window.dispatchEvent(new Event('online'));
    await settle();
    expect(server.requests).toHaveLength(before + 1);
  });

  it('waits as long as the server asks', async () => {
    await following();
    server.latest.refuse(429, 20);
    await settle(19_000);
    expect(server.requests).toHaveLength(1);
    await settle(2_000);
    expect(server.requests).toHaveLength(2);
  });

  it('says at once that the device is offline', async () => {
    const tab = await following();
    await ready();
    tab.window.navigator.onLine = false;
    tab.window.dispatchEvent(new Event('offline'));
    expect(tab.live.state()).toBe('offline');
    await settle();
    expect(server.connections).toEqual([]);
  });

  it('leaves a connection that has gone silent', async () => {
    const tab = await following();
    await ready();
    await settle(51_000);
    expect(server.requests.length).toBe(2);
    expect(tab.live.state()).toBe('reconnecting');
  });

  it('asks no more once nobody is signed in', async () => {
    const tab = await following();
    server.latest.refuse(401);
    await settle(120_000);
    expect(server.requests).toHaveLength(1);
    expect(tab.live.state()).toBe('refused');
  });

  it('has one connection for all tabs; the next tab takes over where the first one left', async () => {
    const locks = new LockManagerDouble();
    const first = await following(locks);
    await ready();
    const second = await following(locks);
    expect(server.requests).toHaveLength(1);
    expect([second.live.state(), second.reloads]).toEqual(['connected', 1]);

    server.latest.send('9', {});
    await settle();
    expect([first.events.length, second.events.length]).toEqual([1, 1]);

    first.live.follow(undefined);
    await settle();
    expect(server.connections.map(({ lastEventId }) => lastEventId)).toEqual(['9']);
    await ready();
    expect([second.live.state(), second.reloads]).toEqual(['connected', 1]);
  });

  it('takes the connection from a tab that sleeps', async () => {
    const locks = new LockManagerDouble();
    void locks
      .request('centralita.live.me.one', {}, () => new Promise(() => undefined))
      .catch(() => undefined);
    const awake = await following(locks);
    expect(server.requests).toHaveLength(0);
    await settle(3_000);
    expect(server.requests).toHaveLength(1);
    await ready();
    expect(awake.live.state()).toBe('connected');
  });
});
