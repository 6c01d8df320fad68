import { describe, expect, it } from '@jest/globals';
import { client } from './client';
import { dial } from './dial';
import { hangup, redirect } from './ending';
import { enqueue, enqueueTask } from './enqueue';
import { gather } from './gather';
import { number } from './number';
import { playDigits } from './play';
import { renderTwiml } from './render';
import { say, sayMarkup, spokenText } from './say';
import { ssml } from './ssml';
import { toStepLink } from './step-link';
import type { VoiceVerb } from './verbs';

const render = (...verbs: VoiceVerb[]): string =>
  renderTwiml(verbs).replace(/^<\?xml version="1\.0" encoding="UTF-8"\?><Response>(.*)<\/Response>$/, '$1');

function assertDeepFrozen(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  expect(Object.isFrozen(value)).toBe(true);
  Object.values(value).forEach(assertDeepFrozen);
}

describe('verbs', () => {
  it('are frozen to the core, and copies: what is done to the arguments later changes nothing', () => {
    const input: ('dtmf' | 'speech')[] = ['dtmf'];
    const attributes = { input, numDigits: 1 };
    const events: ('ringing' | 'answered')[] = ['ringing'];
    const verbs = [
      gather(attributes, say('Hello', { voice: 'alice' })),
      dial(
        { timeoutSec: 20 },
        number('+34910000001', { statusCallbackEvent: events }),
        client('kate', { parameters: { ticket: '7' } }),
      ),
      enqueueTask({ workflowSid: 'WW1' }, '{}', { priority: 1 }),
      enqueue('sales'),
      playDigits('ww1'),
      hangup(),
      redirect(toStepLink('https://pbx.example/next')),
    ];
    input.push('speech');
    attributes.numDigits = 2;
    events.push('answered');

    assertDeepFrozen(verbs[0]);
    verbs.forEach(assertDeepFrozen);
    expect(verbs[0]).toEqual(gather({ input: ['dtmf'], numDigits: 1 }, say('Hello', { voice: 'alice' })));
    expect(render(...verbs)).toContain('statusCallbackEvent="ringing"');
  });

  it('an identity stands beside its parameters, or alone', () => {
    expect(render(dial({}, client('kate')))).toBe('<Dial><Client>kate</Client></Dial>');
    expect(render(dial({}, client('kate', { parameters: {} })))).toBe('<Dial><Client>kate</Client></Dial>');
    expect(render(dial({}, client('kate', { parameters: { ticket: '7', name: 'A & B' } })))).toBe(
      '<Dial><Client><Identity>kate</Identity><Parameter name="ticket" value="7"/>' +
        '<Parameter name="name" value="A &amp; B"/></Client></Dial>',
    );
  });

  it('a marked-up text keeps its order, and its words are known', () => {
    const verb = sayMarkup(
      {},
      'Your number is ',
      ssml.sayAs({ interpretAs: 'digits' }, '4711'),
      ssml.break({ time: '1s' }),
      ' & that is all.',
    );

    expect(render(verb)).toBe(
      '<Say>Your number is <say-as interpret-as="digits">4711</say-as><break time="1s"/> &amp; that is all.</Say>',
    );
    expect(spokenText(verb)).toBe('Your number is 4711 & that is all.');
    assertDeepFrozen(verb);
  });

  it('undefined attributes are not written', () => {
    expect(render(say('Hello', { voice: undefined, loop: 0 }))).toBe('<Say loop="0">Hello</Say>');
  });

  it('lists are joined as Twilio reads them', () => {
    expect(render(gather({ input: ['dtmf', 'speech'], hints: ['yes please', 'no'] }))).toBe(
      '<Gather input="dtmf speech" hints="yes please,no"/>',
    );
  });

  it('no verbs: an empty response', () => {
    expect(renderTwiml([])).toBe('<?xml version="1.0" encoding="UTF-8"?><Response/>');
  });
});
