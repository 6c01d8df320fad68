import type { InspectorEvent } from '../../../src/control/inspector-events';
import { callForest, isFailed, isLive, isSignatureRefused, sidsOf } from './call-tree';
import { EventStore } from './event-store';

const call = (id: number, callSid: string, more: Partial<InspectorEvent> = {}): InspectorEvent =>
  ({
    type: 'call',
    id,
    at: id,
    callSid,
    from: 'a',
    to: 'b',
    direction: 'inbound',
    status: 'ringing',
    ...more,
  }) as InspectorEvent;
const verb = (id: number, callSid?: string): InspectorEvent =>
  ({ type: 'verb', id, at: id, callSid, verb: 'Say', phase: 'started' }) as InspectorEvent;
const webhook = (status?: number, problem?: string): Extract<InspectorEvent, { type: 'webhook' }> => ({
  type: 'webhook',
  id: 1,
  at: 1,
  purpose: 'voice',
  method: 'POST',
  url: 'http://x/',
  parameters: {},
  signature: '',
  durationMs: 1,
  attempt: 1,
  ...(status === undefined ? {} : { status }),
  ...(problem === undefined ? {} : { problem }),
});

describe('callForest', () => {
  it('puts legs under their parents, newest call first, each event with its own leg', () => {
    const { calls, general } = callForest([
      verb(1),
      call(2, 'CA1'),
      verb(3, 'CA1'),
      call(4, 'CA2', { parentCallSid: 'CA1' }),
      verb(5, 'CA2'),
      call(6, 'CA1', { status: 'completed' }),
      call(7, 'CA3'),
      verb(8, 'CA-unknown'),
    ]);
    expect(calls.map(({ callSid }) => callSid)).toEqual(['CA3', 'CA1']);
    const first = calls[1]!;
    expect(first).toMatchObject({ status: 'completed', startedAt: 2 });
    expect(first.entries.map(({ id }) => id)).toEqual([3]);
    expect(first.children[0]?.entries.map(({ id }) => id)).toEqual([5]);
    expect(sidsOf(first)).toEqual(['CA1', 'CA2']);
    expect(isLive(first)).toBe(true); // its leg still rings
    expect(general.map(({ id }) => id)).toEqual([1, 8]);
  });

  it('tells refused and failed webhooks', () => {
    expect(
      [webhook(200), webhook(204), webhook(403), webhook(500), webhook(), webhook(200, '12100')].map(
        isFailed,
      ),
    ).toEqual([false, false, true, true, true, true]);
    expect(isSignatureRefused(webhook(403))).toBe(true);
    expect(isSignatureRefused(webhook(500))).toBe(false);
  });
});

describe('EventStore', () => {
  const filled = (): EventStore => {
    const store = new EventStore();
    store.replace([
      call(1, 'CA1'),
      call(2, 'CA2', { parentCallSid: 'CA1' }),
      verb(3, 'CA2'),
      call(4, 'CA9'),
      verb(5),
    ]);
    return store;
  };

  it('takes each event once', () => {
    const store = filled();
    store.add(verb(5));
    store.add(verb(6, 'CA1'));
    expect(store.lastId).toBe(6);
    expect(store.shownEvents).toHaveLength(6);
  });

  it('shows one call with its legs, by any of their SIDs', () => {
    const store = filled();
    store.showOnly('CA2');
    expect(store.shown.calls.map(({ callSid }) => callSid)).toEqual(['CA1']);
    expect(store.shown.general).toEqual([]);
    expect(store.shownEvents.map(({ id }) => id)).toEqual([1, 2, 3]);
  });

  it('stands still while paused, counts what waits, and goes on', () => {
    const store = filled();
    store.pause();
    store.add(verb(6, 'CA1'));
    store.add(verb(7, 'CA1'));
    expect([store.waiting, store.shownEvents.length]).toEqual([2, 5]);
    store.resume();
    expect([store.waiting, store.shownEvents.length]).toEqual([0, 7]);
  });

  it('clears, but keeps the heading of a call that goes on', () => {
    const store = filled();
    store.clear();
    expect(store.shown).toEqual({ calls: [], general: [] });
    store.add(verb(6, 'CA9'));
    expect(store.shown.calls).toMatchObject([{ callSid: 'CA9', entries: [{ id: 6 }] }]);
  });

  it('begins anew when the emulator does', () => {
    const store = filled();
    store.clear();
    store.pause();
    store.replace([{ ...verb(1), at: 999 }]);
    expect([store.isPaused, store.isCleared, store.lastId]).toEqual([false, false, 1]);
    expect(store.shown.general).toHaveLength(1);
  });
});
