import type { CallItem } from '@centralita/shared-types';
import { ActivityLog } from '../src/platform/events/activity-log';
import type { BrowserPhone } from './support/browser-phone';
import { FlowRig } from './support/flow-rig';

const CALLER = '+12025550177';
/** Of the emulator's outside world: answers, and hangs up after 5 seconds. */
const PERSON = '+12025550116';

/** An event of the emulator's log. */
interface Webhook {
  purpose?: string;
  callSid?: string;
  parameters?: Record<string, string>;
}

let rig: FlowRig;
let phone: BrowserPhone;
beforeAll(async () => {
  rig = await FlowRig.start();
  phone = await rig.register(rig.team.agent);
  await rig.choose('incoming-call');
});
afterAll(() => rig.stop());

/** What is kept of a call once all is told of it, without what differs from call to call. */
const historyOf = async (sid: string): Promise<unknown> => {
  await rig.control('GET', `/calls/${sid}/wait?status=completed&timeoutMs=30000`);
  const told = async (): Promise<CallItem> =>
    (await rig.team.agent.web.get(`/api/calls/${sid}`).expect(200)).body as CallItem;
  const { direction, from, to, outcome, missed, person, answeredBy, talkedSec, ...times } = await rig.until(
    'the end',
    async () => {
      const call = await told();
      return call.endedAt !== null && call.talkedSec !== null && call.answeredAt !== null && call;
    },
  );
  const { startedAt, answeredAt, endedAt, steps } = times;
  const activities = await rig.team.api.app.get(ActivityLog).after(rig.team.organisationId, 0, 1000);
  return {
    ...{ direction, from, to, outcome, missed, person, answeredBy },
    hasTalked: (talkedSec ?? 0) > 0,
    isAnsweredInTime: startedAt <= (answeredAt ?? 0) && (endedAt ?? 0) - (answeredAt ?? 0) >= 1500,
    steps: steps.map(({ flow, step }) => `${flow}.${step}`),
    told: activities
      .filter(({ kind, data }) => kind.startsWith('calls/') && data['callSid'] === sid)
      .map(({ kind }) => kind)
      .sort(),
  };
};

/** One call of each direction, from its beginning to its end. */
const bothWays = async (nth: number): Promise<unknown[]> => {
  const incoming = await rig.call(CALLER, []);
  await phone.answer(nth);
  await rig.control('GET', `/calls/${incoming.sid}/wait?status=in-progress&timeoutMs=10000`);
  await new Promise((later) => setTimeout(later, 3000));
  await rig.control('POST', `/calls/${incoming.sid}/hang-up`);
  const first = await historyOf(incoming.sid);
  const caller = await rig.register(rig.team.agent);
  const outgoing = await caller.dial(PERSON);
  const second = await historyOf(outgoing);
  await caller.close();
  return [first, second];
};

it('the history of a call is the same where the provider tells its end first', async () => {
  const inOrder = await bothWays(1);
  expect(inOrder).toEqual([
    expect.objectContaining({
      direction: 'incoming',
      outcome: 'completed',
      hasTalked: true,
      isAnsweredInTime: true,
    }),
    expect.objectContaining({
      direction: 'outgoing',
      outcome: 'completed',
      hasTalked: true,
      isAnsweredInTime: true,
    }),
  ]);
  const since = (await rig.control<{ id: number }[]>('GET', '/events')).at(-1)?.id ?? 0;
  await rig.control('PUT', '/calling', { shuffleStatuses: true });
  const shuffled = await bothWays(2);
  expect(shuffled).toEqual(inOrder);
  const events = await rig.control<Webhook[]>('GET', `/events?since=${since}`);
  const callbacks = events.filter(({ purpose }) => purpose === 'status-callback');
  const numbersOf = (sid = '') =>
    callbacks
      .filter(({ callSid }) => callSid === sid)
      .map(({ parameters }) => parameters?.['SequenceNumber']);
  const ofLegs = callbacks.map(({ callSid }) => numbersOf(callSid)).filter(({ length }) => length > 1);
  expect(ofLegs.length).toBeGreaterThan(0);
  for (const numbers of ofLegs) expect(numbers).toEqual([...numbers].sort().reverse());
}, 180_000);
