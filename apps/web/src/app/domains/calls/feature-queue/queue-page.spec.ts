import { signal } from '@angular/core';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import type { CallQueueState } from '@centralita/shared-types';
import { jest } from '@jest/globals';
import { PhoneStore } from '../../softphone/api';
import { PeopleBed } from '../../people/testing/people-bed';
import { QueuePage } from './queue-page';

const NOBODY: CallQueueState = { waiting: [], callbacks: [], averageWaitSec: null };
const WAITING: CallQueueState = {
  waiting: [
    { callId: 'CA1', from: '+34911234567', to: '+12025550100', waitingSince: Date.now() - 130_000 },
    { callId: 'CA2', from: 'anonymous', to: '+12025550100', waitingSince: Date.now() },
  ],
  callbacks: [
    {
      id: 'b1',
      number: '+34911234568',
      askedAt: Date.now() - 600_000,
      waitingSince: Date.now() - 900_000,
      isTurn: true,
      takenBy: null,
    },
  ],
  averageWaitSec: 95,
};

const opened = async (state: CallQueueState, language: 'en' | 'es' = 'en') => {
  const isReady = signal(true);
  const phone = { line: { isReady }, inCall: signal(false), dial: jest.fn(), prepare: jest.fn() };
  const bed = new PeopleBed('calls', language, [{ provide: PhoneStore, useValue: phone }]);
  const fixture = TestBed.createComponent(QueuePage);
  await bed.signIn('agent');
  await bed.answer('/api/queue', state);
  await bed.settle(100);
  const element = fixture.nativeElement as HTMLElement;
  const loader = TestbedHarnessEnvironment.loader(fixture);
  return {
    bed,
    phone,
    isReady,
    text: () => (element.textContent ?? '').replace(/\s+/g, ' '),
    buttons: (text: string) => loader.getAllHarnesses(MatButtonHarness.with({ text })),
    button: (text: string | RegExp) => loader.getHarness(MatButtonHarness.with({ text })),
  };
};

describe('QueuePage', () => {
  it('says who waits and for how long, and takes the next one', async () => {
    const { bed, button, text, isReady } = await opened(WAITING);
    expect(text()).toContain('2 waiting');
    expect(text()).toContain('+34 911 23 45 67');
    expect(text()).toContain('2 min');
    const take = await button('Take next');
    const pressed = take.click();
    await bed.settle();
    await bed.answer('POST /api/queue/take', null, 204);
    await pressed;
    await bed.answer('/api/queue', NOBODY);
    expect(text()).toContain('Nobody is waiting');
    isReady.set(false);
    await bed.happens('queue/changed');
    await bed.answer('/api/queue', WAITING);
    expect(await (await button('Take next')).isDisabled()).toBe(true);
    expect(text()).toContain('Open your phone');
  });

  it('calls back whoever asked for it, and ticks it off', async () => {
    const { bed, button, phone, text } = await opened(WAITING);
    const called = (await button(/^phone|Call back\b.*: /)).click();
    await bed.settle();
    await bed.answer('POST /api/queue/callbacks/b1/take', null, 204);
    await called;
    expect(phone.dial).toHaveBeenCalledWith('+34911234568');
    const ticked = (await button(/Done/)).click();
    await bed.settle();
    await bed.answer('POST /api/queue/callbacks/b1/done', null, 204);
    await ticked;
    expect(text()).not.toContain('+34 911 23 45 68');
  });

  it('offers to call back next whoever asked for it and has waited longest', async () => {
    const { bed, button, phone } = await opened(WAITING);
    const called = (await button('Call back next')).click();
    await bed.settle();
    await bed.answer('POST /api/queue/callbacks/b1/take', null, 204);
    await called;
    expect(phone.dial).toHaveBeenCalledWith('+34911234568');
  });

  it('calls nobody whom somebody else is calling', async () => {
    const { bed, button, buttons, phone, text } = await opened(WAITING);
    const called = (await button('Call back next')).click();
    await bed.settle();
    await bed.answer('POST /api/queue/callbacks/b1/take', { code: 'queue/taken', status: 409 }, 409);
    await called;
    expect(phone.dial).not.toHaveBeenCalled();
    const [callback] = WAITING.callbacks;
    await bed.answer('/api/queue', {
      ...WAITING,
      callbacks: [{ ...callback, takenBy: { id: 'p9', name: 'Ana Soler' } }],
    });
    expect(text()).toContain('Ana Soler is calling them.');
    expect(await (await button(/Call back\b.*: /)).isDisabled()).toBe(true);
    expect(await buttons('Call back next')).toEqual([]);
  });

  it('says in Spanish what to do where nobody waits', async () => {
    const { text } = await opened(NOBODY, 'es');
    expect(text()).toContain('No espera nadie');
  });
});
