import { LiveAnnouncer } from '@angular/cdk/a11y';
import { jest } from '@jest/globals';
import { TestBed } from '@angular/core/testing';
import { SoftphoneBed } from '../testing/softphone-bed';
import { CallAnnouncer } from './call-announcer';

describe('CallAnnouncer', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('tells of a call that knocks, and again when it is its turn', async () => {
    const bed = new SoftphoneBed();
    const phone = await bed.ready();
    const said: string[] = [];
    const announce = (text: string, politeness: string): Promise<void> => {
      if (politeness === 'assertive') said.push(text);
      return Promise.resolve();
    };
    Object.assign(TestBed.inject(LiveAnnouncer), { announce });
    TestBed.inject(CallAnnouncer);
    const passed = async (): Promise<void> => {
      await bed.settle();
      jest.runOnlyPendingTimers();
    };
    const first = bed.client.ring('+34600000001', 'Ana');
    await passed();
    phone.answer();
    first.tell({ type: 'accepted' });
    bed.client.ring('+34600000002', 'Luis');
    await passed();
    first.tell({ type: 'ended', reason: 'hung-up-there' });
    await passed();
    expect(said.map((text) => /Ana|Luis/.exec(text)?.[0])).toEqual(['Ana', 'Luis', 'Luis']);
  });
});
