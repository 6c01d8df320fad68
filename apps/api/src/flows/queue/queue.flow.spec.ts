import type { QueueOptions } from '@centralita/shared-types';
import {
  enqueue,
  type EnqueueFinished,
  type GatheredDigits,
  hangup,
  leave,
  type QueueWait,
  redirect,
  say,
  testLinks,
} from '@centralita/twiml';
import type { WaitingCalls } from '../../domains/call-queue/api/waiting-calls';
import type { CallRouter } from '../../domains/calls/api/call-router';
import type { NumberFlows } from '../../domains/number-flows/api/number-flows';
import type { Config } from '../../platform/config/config';
import { QueueFlow } from './queue.flow';

const links = testLinks<QueueFlow>();
const CALL = { callSid: 'CA1', accountSid: 'AC1', from: '+34911234567', to: '+12025550100', query: {} };

const flowWith = (options?: QueueOptions, usualSec?: number, wish?: string) => {
  const wishes: string[] = [];
  const ended: string[] = [];
  const flow = new QueueFlow(
    { optionsOf: () => options } as unknown as NumberFlows,
    {
      queueOf: () => 'front-desk',
      isFull: (_to: string, sizeMax: number) => Promise.resolve(sizeMax <= 2),
      comes: () => Promise.resolve(),
      waits: () => Promise.resolve(usualSec),
      wish: (_sid: string, chosen: string) => Promise.resolve(void wishes.push(chosen)),
      left: () => Promise.resolve(wish),
    } as unknown as WaitingCalls,
    {
      asks: () => Promise.resolve(),
      ended: (_sid: string, outcome: string) => Promise.resolve(void ended.push(outcome)),
    } as unknown as CallRouter,
    { spokenLanguage: 'en' } as Config,
  );
  return { flow, wishes, ended };
};
const waits = (more: Partial<QueueWait> = {}): QueueWait => ({ ...CALL, position: 2, ...more }) as QueueWait;

it('greets and puts into the queue of the organisation', async () => {
  const { flow } = flowWith({ greeting: 'Hold.', sizeMax: 3 });
  expect(await flow.start(CALL as never, links)).toEqual([
    say('Hold.'),
    enqueue('front-desk', { waitUrl: links.to('wait'), action: links.to('left') }),
  ]);
});

it('leads elsewhere whoever finds too many waiting', async () => {
  const { flow } = flowWith({ sizeMax: 2, overflow: 'announcement' });
  expect(await flow.start(CALL as never, links)).toEqual([
    say('Too many people are waiting right now.'),
    redirect(links.toFlow('announcement')),
  ]);
});

it('says the place, how long it takes and what else there is, over and over with music', async () => {
  const { flow } = flowWith({ voicemail: true }, 200);
  const answer = await flow.wait(waits({ waitedSec: 30 }), testLinks<QueueFlow>());
  expect(JSON.stringify(answer)).toContain(
    'You are number 2 in line. It will take about 3 minutes. To leave',
  );
  expect(answer[0]).toMatchObject({ tag: 'Gather', attributes: { numDigits: 1, action: 'test:/pressed' } });
  const plain = await flowWith({}).flow.wait(waits({ position: 1 }), links);
  expect(plain.map(({ tag }) => tag)).toEqual(['Say', 'Play']);
  expect(plain[0]).toEqual(say('You are next.'));
});

it('lets go whoever has waited for too long', async () => {
  const { flow, wishes } = flowWith({ waitMaxMin: 1, overflow: 'announcement' });
  expect(await flow.wait(waits({ waitedSec: 60 }), links)).toEqual([leave()]);
  expect(wishes).toEqual(['overflow']);
});

it('takes the keys that are offered, and no others', async () => {
  const { flow, wishes } = flowWith({ callback: true });
  const press = (digits: string) => flow.pressed({ ...CALL, digits } as unknown as GatheredDigits, links);
  expect(await press('1')).toEqual([redirect(links.to('wait'))]);
  expect(await press('2')).toEqual([leave()]);
  expect(wishes).toEqual(['callback']);
});

it.each([
  ['leave', 'callback', [redirect(links.toFlow('callback'))], []],
  ['leave', 'overflow', [redirect(links.toFlow('voicemail'))], []],
  [
    'queue-full',
    undefined,
    [say('Too many people are waiting right now.'), redirect(links.toFlow('voicemail'))],
    [],
  ],
  ['bridged', undefined, [hangup()], ['completed']],
  ['hangup', undefined, [hangup()], ['canceled']],
  ['redirected', undefined, [], []],
])('goes on after %s with the wish %s', async (queueResult, wish, verbs, outcomes) => {
  const { flow, ended } = flowWith({}, undefined, wish);
  expect(await flow.left({ ...CALL, queueResult } as EnqueueFinished, links)).toEqual(verbs);
  expect(ended).toEqual(outcomes);
});
