import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Test, type TestingModule } from '@nestjs/testing';
import {
  CallFlows,
  enqueue,
  FlowRunner,
  gather,
  hangup,
  redirect,
  say,
  testLinks,
  TwimlModule,
} from '../src/index';
import { OpeningHours, SupportFlow, SupportFlowModule } from './support-flow';

const params = {
  CallSid: `CA${'a'.repeat(32)}`,
  AccountSid: `AC${'b'.repeat(32)}`,
  From: '+34910000001',
  To: '+34910000002',
  Direction: 'inbound',
  CallStatus: 'ringing',
};
const linkTo = (flowId: string, step: string): string =>
  `https://pbx.example/voice/${flowId}/${step}?k=seal&a=1`;

describe('the support line of the README', () => {
  let app: TestingModule;

  beforeAll(async () => {
    app = await Test.createTestingModule({
      imports: [TwimlModule.forRoot({ voice: 'Polly.Joanna-Neural', language: 'en-US' }), SupportFlowModule],
    }).compile();
    await app.init();
  });

  afterAll(() => app.close());

  it('is found by importing its module', () => {
    expect(app.get(CallFlows).describe()).toEqual([
      {
        id: 'support',
        title: 'Support line',
        accounts: 'team',
        calls: 'incoming',
        steps: [
          { name: 'start', event: 'IncomingCall' },
          { name: 'route', event: 'GatheredDigits' },
          { name: 'hold', event: 'QueueWait' },
        ],
      },
    ]);
  });

  it('answers a call with TwiML', async () => {
    const { xml, event } = await app
      .get(FlowRunner)
      .run({ flowId: 'support', step: 'start', params, linkTo });

    expect(xml).toBe(
      '<?xml version="1.0" encoding="UTF-8"?><Response>' +
        '<Gather numDigits="1" timeout="5" action="https://pbx.example/voice/support/route?k=seal&amp;a=1">' +
        '<Say voice="Polly.Joanna-Neural" language="en-US">Sales: 1. Support: 2.</Say></Gather>' +
        '<Redirect>https://pbx.example/voice/support/start?k=seal&amp;a=1</Redirect></Response>',
    );
    expect(event.callSid).toBe(params.CallSid);
  });

  it('goes on by what was pressed', async () => {
    const { verbs } = await app
      .get(FlowRunner)
      .run({ flowId: 'support', step: 'route', params: { ...params, Digits: '1' }, linkTo });

    expect(verbs).toMatchObject([{ tag: 'Enqueue', text: 'sales' }]);
  });

  it('is tested as data, without a server', () => {
    const hours = new OpeningHours();
    const flow = new SupportFlow(hours);
    const links = testLinks<SupportFlow>();

    expect(flow.start({} as never, links)).toEqual([
      gather({ numDigits: 1, timeoutSec: 5, action: links.to('route') }, say('Sales: 1. Support: 2.')),
      redirect(links.to('start')),
    ]);
    hours.open = false;
    expect(flow.start({} as never, links)).toEqual([say('We are closed.'), hangup()]);
    expect(flow.route({ digits: '2' } as never, links)).toEqual([
      enqueue('support', { waitUrl: links.to('hold') }),
    ]);
  });
});
