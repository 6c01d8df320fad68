import type { EventLog } from '../../src/control/event-log';

const APP = 'http://127.0.0.1:3000/handle_calls?k=v1.3f9c2a.RmFrZVNlYWxGb3JBU2NyZWVuc2hvdA';
const CALLER = '+12025550199';
const LINE = '+12025550100';
const sid = (kind: string, n: number): string => `${kind}${String(n).repeat(32)}`;
const SIGNATURE = 'F4kFh3Kq0vXKQ2a7mN1uQm2m0gE=';

const DIAL = `<?xml version="1.0" encoding="UTF-8"?><Response><Say language="en-US" voice="alice">Connecting you now.</Say><Dial callerId="${CALLER}" timeout="20" action="http://127.0.0.1:3000/handle_calls/done"><Client statusCallback="http://127.0.0.1:3000/status"><Identity>12025550100</Identity><Parameter name="topic" value="billing &amp; more"/></Client></Dial></Response>`;

/** What an emulator reports of four calls: one answered in a browser, one refused, one broken, one that goes on. */
export function reportSampleCalls(log: EventLog): void {
  const parameters = {
    CallSid: sid('CA', 1),
    AccountSid: sid('AC', 9),
    From: CALLER,
    To: LINE,
    CallStatus: 'ringing',
    Direction: 'inbound',
    ApiVersion: '2010-04-01',
  };
  const inbound = (
    n: number,
    status: 'ringing' | 'in-progress' | 'completed' | 'failed',
    note?: string,
  ): void =>
    log.report({
      type: 'call',
      callSid: sid('CA', n),
      from: CALLER,
      to: LINE,
      direction: 'inbound',
      status,
      ...(note === undefined ? {} : { note }),
    });
  const webhook = {
    type: 'webhook' as const,
    purpose: 'voice' as const,
    method: 'POST' as const,
    url: APP,
    parameters,
    signature: SIGNATURE,
    attempt: 1,
  };

  log.report({ type: 'notice', level: 'info', message: 'The emulator listens on port 4010.' });
  inbound(1, 'ringing');
  log.report({
    ...webhook,
    callSid: sid('CA', 1),
    status: 403,
    contentType: 'application/problem+json',
    body: '{"title":"Forbidden","detail":"The signature does not match."}',
    durationMs: 7,
    problem: '11200: the server answered 403',
  });
  inbound(1, 'failed', '11200: the server answered 403');

  inbound(2, 'ringing');
  log.report({
    ...webhook,
    callSid: sid('CA', 2),
    durationMs: 10_000,
    problem: '11205: no connection within 5 s',
  });
  log.report({
    ...webhook,
    callSid: sid('CA', 2),
    attempt: 2,
    status: 200,
    contentType: 'text/xml',
    body: '<Response><Record maxLength="30"/><Gather numDigits="1"><Say>Press</Gather></Response>',
    durationMs: 21,
  });
  log.report({ type: 'verb', callSid: sid('CA', 2), verb: 'Record', phase: 'unsupported' });
  inbound(2, 'completed', 'the TwiML ended');

  inbound(3, 'ringing');
  log.report({
    ...webhook,
    callSid: sid('CA', 3),
    status: 200,
    contentType: 'text/xml',
    body: DIAL,
    durationMs: 12,
  });
  inbound(3, 'in-progress', 'answered by TwiML');
  log.report({
    type: 'verb',
    callSid: sid('CA', 3),
    verb: 'Say',
    phase: 'started',
    note: '“Connecting you now.” (en-US)',
  });
  log.report({ type: 'verb', callSid: sid('CA', 3), verb: 'Say', phase: 'ended' });
  log.report({
    type: 'verb',
    callSid: sid('CA', 3),
    verb: 'Dial',
    phase: 'started',
    note: 'client:12025550100',
  });
  log.report({
    type: 'call',
    callSid: sid('CA', 4),
    parentCallSid: sid('CA', 3),
    from: CALLER,
    to: 'client:12025550100',
    direction: 'outbound-dial',
    status: 'in-progress',
    note: 'answered by client:12025550100',
  });
  log.report({
    ...webhook,
    callSid: sid('CA', 4),
    purpose: 'status-callback',
    url: 'http://127.0.0.1:3000/status',
    status: 204,
    durationMs: 3,
  });
  log.report({
    type: 'notice',
    level: 'error',
    code: 20101,
    message: 'The access token of client:alice was refused: its signature does not fit the API key.',
  });
}
