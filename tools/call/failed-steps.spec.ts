import { FailedSteps, linesOf, type Event } from './failed-steps.mjs';

const BASE = 'http://localhost:3000/webhooks/voice';
let id = 0;
const event = (more: Partial<Event>): Event => ({ id: (id += 1), at: 0, type: 'webhook', ...more });
const asked = (url: string, more: Partial<Event> = {}) => event({ purpose: 'action', url, ...more });
const error = (code: number, message: string) => event({ type: 'notice', level: 'error', code, message });

it('names the step that failed once, with Twilio’s code and what it means', () => {
  const failed = new FailedSteps();
  expect(failed.see(asked(BASE))).toBeUndefined();
  const problem = '11200: the server answered 500: Internal Server Error';
  const failure = failed.see(asked(`${BASE}/menu/chosen?k=secret`, { problem }));
  expect(failure).toEqual({ step: 'menu/chosen', code: 11200, message: problem.slice(7) });
  // The emulator logs it for the call as well, and tries some webhooks again.
  expect(failed.see(error(11200, problem.slice(7)))).toBeUndefined();
  expect(failed.see(asked(`${BASE}/menu/chosen`, { problem }))).toBeUndefined();
  expect(failed.all).toHaveLength(1);
  expect(linesOf(failure!)).toEqual([
    'FAILED at menu/chosen: 11200 the server answered 500: Internal Server Error',
    '       The step answered with an error instead of TwiML. Its reason is in the log of your server. https://www.twilio.com/docs/api/errors/11200',
  ]);
});

it('blames an answer that cannot be run on the step that was asked last, not on a status', () => {
  const failed = new FailedSteps();
  failed.see(asked('https://example.com/own/voice'));
  failed.see(asked(`${BASE}/status`, { purpose: 'status-callback' }));
  expect(failed.see(error(12100, 'line 2: unclosed tag: Say'))).toMatchObject({ step: '/own/voice' });
  expect(
    failed.see(event({ type: 'notice', level: 'warning', code: 12200, message: 'odd' })),
  ).toBeUndefined();
});

it('links a code that it does not know, and says what has none', () => {
  expect(linesOf({ step: 'person/start', code: 13214, message: '<Dial>: no.' })).toEqual([
    'FAILED at person/start: 13214 <Dial>: no.',
    '       https://www.twilio.com/docs/api/errors/13214',
  ]);
  expect(linesOf({ step: '', code: undefined, message: 'odd' })).toEqual(['FAILED: odd']);
});
