import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import type { CallItem, CallReplay, CallWalk, KeptAnswer } from '@centralita/shared-types';
import { PeopleBed } from '../../people/testing/people-bed';
import { WalkPage } from './walk-page';

const CALL: CallItem = {
  id: 'CA1',
  direction: 'incoming',
  from: '+34911234567',
  to: '+12025550100',
  startedAt: 1_000,
  answeredAt: null,
  endedAt: null,
  talkedSec: null,
  outcome: null,
  missed: false,
  person: null,
  answeredBy: null,
  transfers: [],
  steps: [],
};
const answer = (twiml: string, parameters: Record<string, string> = {}): KeptAnswer => ({
  parameters: { CallStatus: 'in-progress', ApiVersion: '2010-04-01', ...parameters },
  query: {},
  twiml,
  failure: null,
  isSecret: false,
});
const START = {
  flow: 'menu',
  step: 'start',
  at: 1_000,
  answer: answer('<Response><Say>Sales: 1.</Say></Response>'),
};
const CHOSEN = {
  flow: 'menu',
  step: 'chosen',
  at: 8_000,
  answer: answer('<Response><Say>Bye</Say><Hangup/></Response>', { Digits: '1' }),
};
const DRAWN = { flows: [], calls: [] };

const opened = async (language: 'en' | 'es', walk: CallWalk) => {
  const bed = new PeopleBed('flows', language);
  const fixture = TestBed.createComponent(WalkPage);
  fixture.componentRef.setInput('call', 'CA1');
  await bed.signIn('admin');
  await bed.answer('/api/call-flows', DRAWN);
  await bed.answer('/api/call-flows/calls/CA1', walk);
  await bed.settle();
  const element = fixture.nativeElement as HTMLElement;
  const loader = TestbedHarnessEnvironment.loader(fixture);
  return {
    bed,
    element,
    text: () => element.textContent.replace(/\s+/g, ' '),
    press: async (text: string) => (await loader.getHarness(MatButtonHarness.with({ text }))).click(),
    shown: () => element.querySelector('#step-heading')?.textContent?.replace(/\s+/g, ' ').trim(),
  };
};

describe('a call, step by step', () => {
  it('follows a call that is going on, step by step, until somebody chooses one', async () => {
    const { bed, element, shown, text } = await opened('en', { call: CALL, steps: [START] });
    expect(text()).toContain('Going on');
    expect(shown()).toBe('Menu start');
    expect(element.querySelectorAll('button.here')).toHaveLength(1);
    await bed.happens('flows/walked', { callSid: 'CA1' });
    await bed.answer('/api/call-flows/calls/CA1', { call: CALL, steps: [START, CHOSEN] });
    await bed.settle();
    expect(shown()).toBe('Menu chosen');
    expect(text()).toContain('0:07');
    expect(text()).toMatch(/CallStatus ?in-progress ?Digits ?1/);
    element.querySelector<HTMLButtonElement>('.steps button')!.click();
    await bed.settle();
    expect(shown()).toBe('Menu start');
    await bed.happens('calls/ended', { callSid: 'CA1' });
    const over = { ...CALL, endedAt: 9_000 };
    await bed.answer('/api/call-flows/calls/CA1', { call: over, steps: [START, CHOSEN] });
    await bed.settle();
    expect(shown()).toBe('Menu start');
    expect(element.querySelectorAll('button.here')).toHaveLength(0);
  });

  it('runs it again, and shows what would be answered otherwise', async () => {
    const call = { ...CALL, endedAt: 9_000 };
    const { bed, element, press, shown, text } = await opened('es', { call, steps: [START, CHOSEN] });
    const pressed = press('Repetirla hoy');
    await bed.settle();
    const ran = { notReplayed: null, failure: null, notAsked: [] };
    const replay: CallReplay = {
      steps: [
        { ...ran, twiml: '<Response><Say>Sales: 2.</Say></Response>' },
        { ...ran, twiml: CHOSEN.answer.twiml },
      ],
    };
    await bed.answer('POST /api/call-flows/calls/CA1/replay', replay);
    await pressed;
    await bed.settle();
    expect(text()).toContain('Hoy se responde otra cosa: 1');
    const chips = [...element.querySelectorAll('.steps app-state-chip')].map((one) => one.textContent.trim());
    expect(chips).toEqual(['Distinto', 'Igual']);
    expect(element.querySelector('.then')?.textContent).toContain('<Say>Sales: 1.</Say>');
    expect(element.querySelector('.now')?.textContent).toContain('<Say>Sales: 2.</Say>');
    await press('Siguiente');
    await bed.settle();
    expect(shown()).toContain('chosen');
    expect(element.querySelectorAll('.then, .now')).toHaveLength(0);
  });
});
