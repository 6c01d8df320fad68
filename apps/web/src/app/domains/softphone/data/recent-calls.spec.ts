import { TestBed } from '@angular/core/testing';
import type { RecentCall } from './models/recent-call';
import { RecentCalls } from './recent-calls';

const call = (id: string, change: Partial<RecentCall> = {}): RecentCall => ({
  id,
  remote: '+34612345678',
  direction: 'incoming',
  outcome: 'missed',
  beganAt: 1000,
  ...change,
});

describe('RecentCalls', () => {
  beforeEach(() => localStorage.clear());

  it('keeps the newest fifty in this browser', () => {
    const recents = TestBed.inject(RecentCalls);
    for (let index = 0; index < 60; index++) recents.add(call(`c${index}`, { beganAt: index }));
    expect(recents.calls()).toHaveLength(50);
    expect(recents.calls()[0]?.id).toBe('c59');
    TestBed.resetTestingModule();
    expect(TestBed.inject(RecentCalls).calls()).toHaveLength(50);
  });

  it('counts what was missed until someone has looked', () => {
    const recents = TestBed.inject(RecentCalls);
    recents.add(call('a'));
    recents.add(call('b', { outcome: 'answered' }));
    expect(recents.missed()).toBe(1);
    recents.markSeen(2000);
    expect(recents.missed()).toBe(0);
    recents.add(call('c', { beganAt: 3000 }));
    expect(recents.missed()).toBe(1);
  });

  it('redials the last number dialled, not the last that called', () => {
    const recents = TestBed.inject(RecentCalls);
    recents.add(call('a', { direction: 'outgoing', remote: '+1202' }));
    recents.add(call('b'));
    expect(recents.lastDialled()).toBe('+1202');
  });

  it('undoes a removal in its old place', () => {
    const recents = TestBed.inject(RecentCalls);
    for (const [index, id] of ['a', 'b', 'c'].entries()) recents.add(call(id, { beganAt: index }));
    const before = recents.calls();
    recents.remove('b');
    expect(recents.calls().map(({ id }) => id)).toEqual(['c', 'a']);
    recents.restore(before.filter(({ id }) => id === 'b'));
    expect(recents.calls()).toEqual(before);
  });

  it.each(['no json', '{}', '[1,null,{"id":5}]'])('reads nothing from %s', (kept) => {
    localStorage.setItem('centralita.softphone.recents', kept);
    expect(TestBed.inject(RecentCalls).calls()).toEqual([]);
  });
});
