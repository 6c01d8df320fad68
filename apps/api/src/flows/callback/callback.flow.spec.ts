import { type CallEvent, gather, hangup, redirect, say, testLinks } from '@centralita/twiml';
import type { Callbacks } from '../../domains/call-queue/api/callbacks';
import type { DialPolicy } from '../../domains/dialling/api/dial-policy';
import type { Config } from '../../platform/config/config';
import { CallbackFlow } from './callback.flow';
import { CALLBACK_WORDS } from './callback-words';

const links = testLinks<CallbackFlow>();
const WORDS = CALLBACK_WORDS.en;
const asked: string[] = [];
const flow = new CallbackFlow(
  {
    ask: (_call: unknown, number: string) => Promise.resolve(void asked.push(number)),
  } as unknown as Callbacks,
  {
    decide: (wish: string) =>
      wish.startsWith('+34') ? { kind: 'number', phoneNumber: wish } : 'not-allowed',
  } as unknown as DialPolicy,
  { spokenLanguage: 'en' } as Config,
);
const call = (more: object): never =>
  ({ from: '+34911234567', to: '+12025550100', query: {}, ...more }) as never;
const ask = { time: '1', asked: 'number' };

it('offers the number that calls, and asks a hidden caller for one', () => {
  const [offer] = flow.start(call({}), links);
  expect(offer).toMatchObject({ tag: 'Gather', children: [say(WORDS.offer)] });
  expect(flow.start(call({ from: 'anonymous' }), links)).toEqual([
    gather({ finishOnKey: '#', timeoutSec: 8, action: links.to('entered', ask) }, say(WORDS.ask)),
    redirect(links.to('again', ask)),
  ]);
});

it('notes whom to call, if they may be called', async () => {
  const confirmed = await flow.confirmed(call({ digits: '1' }), links);
  expect([confirmed, asked]).toEqual([[say(WORDS.thanks), hangup()], ['+34911234567']]);
  const entered = await flow.entered(call({ digits: '900123', query: ask }), links);
  expect(entered).toEqual([say(WORDS.wrong), redirect(links.to('again', ask))]);
  expect(asked).toHaveLength(1);
});

it('gives up after three times', () => {
  expect(flow.again(call({ query: { time: '3' } }) as CallEvent, links)).toEqual([say(WORDS.bye), hangup()]);
});
