import { TestBed } from '@angular/core/testing';
import type { Session } from '@centralita/shared-types';
import { jest } from '@jest/globals';
import { DialEntry } from './dial-entry';
import { VoiceError } from './voice-client';
import { SoftphoneBed } from '../testing/softphone-bed';

describe('PhoneStore', () => {
  it('dials what was typed, rings, talks, and remembers the call', async () => {
    const bed = new SoftphoneBed();
    const phone = await bed.ready();
    phone.entry.set('+34612345678');
    await phone.dialEntry();
    const call = bed.client.calls[0]!;
    expect([call.remote, phone.phase(), phone.entry()]).toEqual(['+34612345678', 'calling', '']);
    call.tell({ type: 'ringing' });
    expect(phone.phase()).toBe('ringing');
    call.tell({ type: 'accepted' });
    expect(phone.phase()).toBe('live');
    phone.press('1');
    phone.press('x#');
    expect(call.commands).toEqual(['digits 1', 'digits #']);
    phone.toggleMute();
    expect(phone.call()?.state().muted).toBe(true);
    phone.hangUp();
    expect(phone.phase()).toBe('ended');
    expect(phone.recents.calls()).toMatchObject([
      { remote: '+34612345678', outcome: 'answered', durationSec: 0 },
    ]);
    phone.dismiss();
    expect(phone.phase()).toBe('idle');
  });

  it('remembers as many seconds as the call showed', async () => {
    const bed = new SoftphoneBed();
    const phone = await bed.ready();
    const now = jest.spyOn(Date, 'now').mockReturnValue(1_000_000);
    await phone.dial('+34612345678');
    bed.client.calls[0]!.tell({ type: 'accepted' });
    now.mockReturnValue(1_005_900);
    phone.hangUp();
    now.mockRestore();
    expect(phone.recents.calls()).toMatchObject([{ durationSec: 5 }]);
  });

  it('does not dial without a line, an unfinished number, or its own', async () => {
    const bed = new SoftphoneBed();
    const phone = await bed.ready();
    for (const typed of ['', '+34', '+15550001111']) {
      phone.entry.set(typed);
      await phone.dialEntry();
    }
    expect(TestBed.inject(DialEntry).hint()).toEqual({ key: 'own-number' });
    bed.client.tell({ type: 'unregistered' });
    await phone.dial('+34612345678');
    expect(bed.client.calls).toEqual([]);
  });

  it('says why a call could not start', async () => {
    const bed = new SoftphoneBed();
    const phone = await bed.ready();
    bed.client.failure = new VoiceError(31009, 'no transport');
    await phone.dial('+34612345678');
    expect([phone.phase(), phone.trouble()?.key]).toEqual(['idle', 'connection-closed']);
  });

  it('keeps the reason of a failed call on the screen', async () => {
    const bed = new SoftphoneBed();
    const phone = await bed.ready();
    await phone.dial('+34612345678');
    const fault = { code: 31401, message: 'denied' };
    bed.client.calls[0]?.tell({ type: 'ended', reason: 'failed', fault });
    expect([phone.phase(), phone.trouble()?.key]).toEqual(['ended', 'microphone-refused']);
    expect(phone.recents.calls()[0]?.outcome).toBe('failed');
  });

  it('answers and rejects', async () => {
    const bed = new SoftphoneBed();
    const phone = await bed.ready();
    const first = bed.client.ring('+34612345678', 'Ana');
    expect([phone.phase(), phone.nameOf(phone.call()!)]).toEqual(['incoming', 'Ana']);
    phone.answer();
    expect(first.commands).toEqual(['accept']);
    expect(phone.phase()).toBe('live');
    first.tell({ type: 'accepted' });
    phone.hangUp();
    const second = bed.client.ring('+34612345678');
    phone.reject();
    expect(second.commands).toEqual(['reject']);
    expect(phone.recents.calls().map(({ outcome }) => outcome)).toEqual(['rejected', 'answered']);
  });

  it('counts a call that stopped ringing as missed and leaves it on the screen', async () => {
    const bed = new SoftphoneBed();
    const phone = await bed.ready();
    bed.client.ring('+34612345678').tell({ type: 'ended', reason: 'missed' });
    expect([phone.phase(), phone.recents.missed()]).toEqual(['ended', 1]);
  });

  describe('a call of the team that stopped ringing', () => {
    const rung = async (parentSid?: string) => {
      const bed = new SoftphoneBed();
      bed.session.set({ person: { id: 'me', role: 'agent' }, organisation: { id: 'one' } } as Session);
      const phone = await bed.ready();
      const call = bed.client.ring('+34612345678', undefined, parentSid);
      return { bed, phone, stop: () => call.tell({ type: 'ended', reason: 'missed' }) };
    };

    it('is no missed call where a colleague took it, also where the server hears of it later', async () => {
      const { bed, phone, stop } = await rung('CA1');
      bed.calls.set('CA1', { answeredBy: null, endedAt: null });
      stop();
      await bed.settle();
      expect([phone.call()?.taker(), phone.recents.calls()]).toEqual(['asking', []]);
      bed.calls.set('CA1', { answeredBy: { id: 'ben', name: 'Ben' }, endedAt: null });
      bed.tell('calls/answered', 'CA2');
      await bed.settle();
      expect(phone.recents.calls()).toEqual([]);
      bed.tell('calls/answered', 'CA1');
      await bed.settle();
      expect(phone.call()?.taker()).toEqual({ name: 'Ben' });
      expect(phone.recents.calls()).toMatchObject([{ outcome: 'answered-elsewhere', answeredBy: 'Ben' }]);
      expect(phone.recents.missed()).toBe(0);
    });

    it('is missed where the caller gave up, and where nobody can say', async () => {
      for (const parentSid of ['CA1', 'CA-unknown', undefined]) {
        const { bed, phone, stop } = await rung(parentSid);
        bed.calls.set('CA1', { answeredBy: null, endedAt: 1, missed: true });
        stop();
        await bed.settle();
        expect([phone.recents.calls()[0]?.outcome, phone.recents.missed()]).toEqual(['missed', 1]);
        TestBed.resetTestingModule();
      }
    });
  });

  it('lets a second call wait: reject it, or end the first and answer', async () => {
    const bed = new SoftphoneBed();
    const phone = await bed.ready();
    const first = bed.client.ring('+34600000001');
    phone.answer();
    first.tell({ type: 'accepted' });
    const refused = bed.client.ring('+34600000002');
    expect([phone.phase(), phone.waiting()?.remote]).toEqual(['live', '+34600000002']);
    phone.rejectWaiting();
    expect([refused.commands, phone.waiting(), phone.phase()]).toEqual([['reject'], undefined, 'live']);
    const taken = bed.client.ring('+34600000003');
    phone.endAndAnswer();
    expect([first.commands.at(-1), taken.commands, phone.call()?.remote]).toEqual([
      'hang up',
      ['accept'],
      '+34600000003',
    ]);
  });

  it('rings the waiting call when the first one ends by itself', async () => {
    const bed = new SoftphoneBed();
    const phone = await bed.ready();
    const first = bed.client.ring('+34600000001');
    phone.answer();
    first.tell({ type: 'accepted' });
    bed.client.ring('+34600000002');
    first.tell({ type: 'ended', reason: 'hung-up-there' });
    expect([phone.phase(), phone.call()?.remote, phone.waiting()]).toEqual([
      'incoming',
      '+34600000002',
      undefined,
    ]);
  });

  it('hangs up a call that was given up before the network had it', async () => {
    const bed = new SoftphoneBed();
    const phone = await bed.ready();
    const dialled = phone.dial('+34612345678');
    while (phone.phase() !== 'calling') await Promise.resolve();
    phone.hangUp();
    await dialled;
    expect(bed.client.calls[0]?.commands).toEqual(['hang up']);
    expect(phone.phase()).toBe('idle');
  });

  it('prepares a number without dialling it, and not in a call', async () => {
    const bed = new SoftphoneBed();
    const phone = await bed.ready();
    phone.prepare('+34612345678');
    expect([phone.entry(), bed.client.calls.length]).toEqual(['+34612345678', 0]);
    await phone.dialEntry();
    phone.prepare('+34699999999');
    expect(phone.entry()).toBe('');
  });
});
