import type { ServerResponse } from 'node:http';
import { PassThrough } from 'node:stream';
import type { Role } from '@centralita/shared-types';
import { jest } from '@jest/globals';
import type { Principal } from '../../domains/people/api/principal';
import type { SessionValidity } from '../../domains/people/api/session-validity';
import type { ActivityLog } from '../../platform/events/activity-log';
import { InProcessEventBus } from '../../platform/events/in-process-event-bus';
import { LiveHub } from './live-hub';
import { LiveKeeper, STREAMS_PER_PERSON } from './live-keeper';
import type { LiveListener } from './live-listener';

/** An answer that nobody reads takes as much as fits. */
class Answer extends PassThrough {
  headersSent = false;
  readonly headers = new Map<string, unknown>();
  writeHead(): void {
    this.headersSent = true;
  }
  setHeader(name: string, value: unknown): void {
    this.headers.set(name, value);
  }
}

describe('LiveKeeper', () => {
  const signedOut = new Set<string>();
  const roleNow = new Map<string, Role>();
  let now: number;
  let hub: LiveHub;
  let keeper: LiveKeeper;

  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate', 'setTimeout'] });
    signedOut.clear();
    roleNow.clear();
    now = 1_000_000;
    const clock = { now: () => now };
    const log = { latest: async () => 0, after: async () => [] } as unknown as ActivityLog;
    const validity = {
      ofAll: async (all: readonly Principal[]) =>
        new Set(
          all.filter(
            ({ credentialId: id, role }) => !signedOut.has(id) && (roleNow.get(id) ?? role) === role,
          ),
        ),
    } as unknown as SessionValidity;
    hub = new LiveHub(log, new InProcessEventBus(), clock);
    keeper = new LiveKeeper(hub, validity, clock);
    keeper.onModuleInit();
  });
  afterEach(() => {
    keeper.onModuleDestroy();
    hub.onModuleDestroy();
    jest.useRealTimers();
  });

  const principal = (change: Partial<Principal> = {}): Principal => ({
    personId: 'p1',
    organisationId: 'o1',
    role: 'viewer',
    via: 'session',
    credentialId: 's1',
    ...change,
  });

  interface Open {
    answer: Answer;
    listener: LiveListener;
    text: () => string;
  }

  async function open(who = principal(), { reads = true, sizeMax = 16_384 } = {}): Promise<Open> {
    const answer = new Answer({ highWaterMark: sizeMax });
    let text = '';
    if (reads) answer.on('data', (piece: Buffer) => (text += piece.toString()));
    const response = answer as unknown as ServerResponse;
    keeper.makeRoomFor(who, response);
    const listener = await hub.open(response, who, ['o1'], undefined);
    return { answer, listener, text: () => text };
  }

  async function pass(ms: number): Promise<void> {
    now += ms;
    await jest.advanceTimersByTimeAsync(ms);
    await new Promise((resume) => setImmediate(resume));
  }

  it('says every 15 s that the stream is alive', async () => {
    const { text } = await open();
    await pass(14_900);
    expect(text()).toMatch(/^retry: \d{4}\n\nevent: ready\nid: o1:0\ndata: \{"reload":false\}\n\n$/);
    await pass(200);
    expect(text()).toMatch(/\n\n:\n\n$/);
    await pass(45_000);
    expect(text().match(/^:$/gm)).toHaveLength(4);
  });

  it('sends away who reads nothing for 30 s, and writes nothing more for them', async () => {
    const { answer, listener } = await open(principal(), { reads: false, sizeMax: 10 });
    await pass(29_000);
    expect(listener.pausedAt).toBeDefined();
    const { readableLength, writableLength } = answer;
    expect(answer.destroyed).toBe(false);
    await pass(16_000);
    expect(answer.destroyed).toBe(true);
    expect(answer.readableLength + answer.writableLength).toBeLessThanOrEqual(
      readableLength + writableLength,
    );
    expect(hub.listeners.size).toBe(0);
  });

  it('closes the oldest for one more, but only where that is no young one', async () => {
    const streams: Open[] = [];
    for (let count = 0; count < STREAMS_PER_PERSON; count += 1) streams.push(await open());
    await pass(59_000);
    await expect(open()).rejects.toMatchObject({ code: 'live/too-many', status: 429 });
    await pass(2_000);
    const newest = await open();
    await pass(0);
    expect(streams.map(({ listener }) => listener.hasEnded)).toEqual(streams.map((_, index) => index === 0));
    expect(newest.listener.hasEnded).toBe(false);
    await open(principal({ via: 'token', credentialId: 't1' }));
    await open(principal({ personId: 'p2' }));
    await pass(0);
    expect(hub.listeners.size).toBe(STREAMS_PER_PERSON + 2);
  });

  it('ends the streams of a session that has ended, within seconds', async () => {
    const [mine, other] = [await open(), await open(principal({ credentialId: 's2' }))];
    signedOut.add('s1');
    await pass(3_100);
    expect([mine, other].map(({ listener }) => listener.hasEnded)).toEqual([true, false]);
  });

  it('ends the stream of a role that was taken away, though the same token has opened another since', async () => {
    const token = { via: 'token', credentialId: 't1' } as const;
    const before = await open(principal({ ...token, role: 'admin' }));
    roleNow.set('t1', 'viewer');
    const after = await open(principal(token));
    await pass(3_100);
    expect([before, after].map(({ listener }) => listener.hasEnded)).toEqual([true, false]);
  });
});
