import {
  conference,
  connect,
  conversationRelay,
  dial,
  enqueue,
  gather,
  type Links,
  number,
  queue,
  redirect,
  type StepLink,
} from '../../src/index';
import type { SupportFlow } from '../support-flow';

const handWritten = 'https://pbx.example/voice/support/route';

export const handWrittenUrls = [
  // @ts-expect-error TS2322 only Links makes the address of a step
  gather({ action: handWritten }),
  // @ts-expect-error TS2345 only Links makes the address of a step
  redirect('/voice/support/start'),
  // @ts-expect-error TS2322 only Links makes the address of a step
  dial({ action: '/done' }, number('+34910000001')),
  // @ts-expect-error TS2322 only Links makes the address of a step
  dial({}, number('+34910000001', { statusCallback: handWritten })),
  // @ts-expect-error TS2322 only Links makes the address of a step
  dial({}, number('+34910000001', { url: handWritten })),
  // @ts-expect-error TS2322 only Links makes the address of a step
  dial({}, queue('support', { url: handWritten })),
  // @ts-expect-error TS2322 only Links makes the address of a step
  dial({}, conference('room', { waitUrl: handWritten })),
  // @ts-expect-error TS2322 only Links makes the address of a step
  connect({ action: handWritten }, conversationRelay('wss://pbx.example/relay')),
  // @ts-expect-error TS2322 only Links makes the address of a step
  enqueue('support', { waitUrl: handWritten }),
  // @ts-expect-error TS2322 only Links makes the address of a step
  enqueue('support', { action: `${handWritten}` }),
];

export const fine = (links: Links<SupportFlow>): StepLink[] => [
  links.to('start'),
  links.to('route', { lang: 'es' }),
];
