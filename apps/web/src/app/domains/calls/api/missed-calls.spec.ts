import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { jest } from '@jest/globals';
import type { CallItem } from '@centralita/shared-types';
import { PhoneStore } from '../../softphone/api';
import { OWN, PeopleBed } from '../../people/testing/people-bed';
import { MissedCalls } from './missed-calls';

const call = (id: string, from: string): CallItem => ({
  id,
  direction: 'incoming',
  from,
  to: '+12025550100',
  startedAt: 1,
  answeredAt: null,
  endedAt: 2,
  talkedSec: null,
  outcome: 'no-answer',
  missed: true,
  person: null,
  answeredBy: null,
  transfers: [],
  steps: [],
});

describe('MissedCalls', () => {
  it('shows the latest calls that nobody took, and puts one into the phone to call back', async () => {
    const phone = { inCall: signal(false), prepare: jest.fn() };
    const bed = new PeopleBed('calls', 'en', [{ provide: PhoneStore, useValue: phone }]);
    const element = TestBed.createComponent(MissedCalls).nativeElement as HTMLElement;
    await bed.signIn('agent');
    const asked = bed.request('/api/calls');
    expect(asked.request.url).toBe(`/api/calls?organisation=${OWN}&missed=true`);
    asked.flush({ items: [7, 6, 5, 4, 3, 2].map((n) => call(`CA${n}`, `+3491123456${n}`)), next: null });
    await bed.settle();
    expect(element.querySelectorAll('li')).toHaveLength(5);
    expect(element.querySelector('h2')?.textContent).toBe('Missed, to call back');
    element.querySelector<HTMLButtonElement>('li button')?.click();
    expect(phone.prepare).toHaveBeenCalledWith('+34911234567');
  });

  it('takes no room where nothing was missed', async () => {
    const bed = new PeopleBed('calls', 'en', [
      { provide: PhoneStore, useValue: { inCall: signal(false), prepare: jest.fn() } },
    ]);
    const element = TestBed.createComponent(MissedCalls).nativeElement as HTMLElement;
    await bed.signIn('agent');
    await bed.answer('/api/calls', { items: [], next: null });
    expect(element.textContent?.trim()).toBe('');
  });
});
