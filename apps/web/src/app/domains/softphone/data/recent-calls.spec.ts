import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { RecentCall } from './models/recent-call';
import { PhoneLine } from './phone-line';
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
  const owner = signal<string | undefined>('team.ana');
  const begin = (): void =>
    void TestBed.configureTestingModule({ providers: [{ provide: PhoneLine, useValue: { name: owner } }] });
  beforeEach(() => {
    localStorage.clear();
    owner.set('team.ana');
    begin();
  });

  it('shows nobody the calls of another person on the same browser', () => {
    const recents = TestBed.inject(RecentCalls);
    recents.add(call('of Ana'));
    owner.set(undefined);
    expect([recents.calls(), recents.missed()]).toEqual([[], 0]);
    owner.set('team.bea');
    expect(recents.calls()).toEqual([]);
    recents.add(call('of Bea'));
    recents.markSeen(2000);
    recents.add(call('of Ana, ended when she had left'), 'team.ana');
    expect(recents.calls().map(({ id }) => id)).toEqual(['of Bea']);
    owner.set('team.ana');
    expect([recents.calls().length, recents.missed()]).toEqual([2, 2]);
  });

  it('hears what another tab of the same person writes', () => {
    const recents = TestBed.inject(RecentCalls);
    TestBed.tick();
    const key = 'centralita.softphone.recents.team.ana';
    localStorage.setItem(key, JSON.stringify([call('there')]));
    window.dispatchEvent(new StorageEvent('storage', { key }));
    expect(recents.calls().map(({ id }) => id)).toEqual(['there']);
  });

  it('keeps the newest fifty in this browser', () => {
    const recents = TestBed.inject(RecentCalls);
    for (let index = 0; index < 60; index++) recents.add(call(`c${index}`, { beganAt: index }));
    expect(recents.calls()).toHaveLength(50);
    expect(recents.calls()[0]?.id).toBe('c59');
    TestBed.resetTestingModule();
    begin();
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
    localStorage.setItem('centralita.softphone.recents.team.ana', kept);
    expect(TestBed.inject(RecentCalls).calls()).toEqual([]);
  });
});
