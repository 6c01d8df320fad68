import type { CallItem, Page } from '@centralita/shared-types';
import { FlowRig, type CallView } from './support/flow-rig';

/** Of the emulator's outside world. */
const PERSON = '+12025550112';
/** Answers and says back what it hears. */
const ECHO = '+12025550111';

let rig: FlowRig;
beforeAll(async () => {
  rig = await FlowRig.start();
  // Agrees where they are asked.
  const script = [
    { do: 'press', digits: '1', afterMs: 1_000 },
    { do: 'tone', frequencyHz: 700, durationMs: 300_000 },
  ];
  await rig.control('PUT', `/numbers/${PERSON}`, { onRing: 'answer', afterMs: 200, script });
});
afterAll(() => rig.stop());

const statusOf = async (sid: string): Promise<string> =>
  (await rig.control<CallView>('GET', `/calls/${sid}`)).status;
/** Of whoever is dialled for a call. */
const legOf = (sid: string): Promise<CallView> =>
  rig.until('the other side', async () =>
    (await rig.control<CallView[]>('GET', `/calls?parentCallSid=${sid}`)).at(-1),
  );
/** Recordings that go on now. */
const goingOn = async (callSid: string): Promise<number> =>
  (
    await rig.rest<{ recordings: { status: string }[] }>(`/Calls/${callSid}/Recordings.json`)
  ).recordings.filter(({ status }) => status === 'in-progress').length;

/** The agent calls somebody outside, who is recorded. @returns the calls of both */
async function recordedCallOut(): Promise<{ own: string; leg: CallView }> {
  const own = await (await rig.register(rig.team.agent)).dial(PERSON);
  const leg = await legOf(own);
  await rig.until('the recording', async () => (await goingOn(own)) + (await goingOn(leg.sid)) === 1);
  return { own, leg };
}

/** @returns the call of that number */
async function giveToNumber(own: string, leg: CallView): Promise<CallView> {
  const wish = { callId: own, number: ECHO };
  await rig.team.agent.web.post('/api/transfers').send(wish).expect(204);
  const third = await legOf(leg.sid);
  await rig.until('the talk', async () => (await statusOf(third.sid)) === 'in-progress');
  return third;
}

async function hangUp(own: string, leg: CallView): Promise<void> {
  await rig.control('POST', `/calls/${leg.sid}/hang-up`);
  await rig.until('the end', async () => {
    const { body } = await rig.team.agent.web.get('/api/calls').expect(200);
    return (body as Page<CallItem>).items.find(({ id }) => id === own)?.endedAt !== null;
  });
}

const MODES = ['announce', 'consent'] as const;

it.each(MODES)(
  'a recorded call out (%s) is given to a number: whoever is there is told as well',
  async (mode) => {
    await rig.choose('person', { 'call-recording': { mode } });
    const { own, leg } = await recordedCallOut();
    await rig.heard(await giveToNumber(own, leg), 'This call will be recorded.');
    await rig.until('the recording', async () => (await goingOn(leg.sid)) === 1);
    await hangUp(own, leg);
  },
);

it.each(MODES)(
  'the agent hangs up while a number is asked (%s): it is told before the other is there',
  async (mode) => {
    await rig.choose('person', { 'call-recording': { mode } });
    const { own, leg } = await recordedCallOut();
    const wish = { callId: own, number: ECHO };
    await rig.team.agent.web.post('/api/consultations').send(wish).expect(204);
    await rig.control('POST', `/calls/${own}/hang-up`);
    await rig.heard(await legOf(leg.sid), 'This call will be recorded.');
    await hangUp(own, leg);
  },
);

it.each(MODES)(
  'a recorded call out (%s) is given to a number when calls are recorded no more: nor is this one',
  async (mode) => {
    await rig.choose('person', { 'call-recording': { mode } });
    const { own, leg } = await recordedCallOut();
    await rig.choose('person');
    await giveToNumber(own, leg);
    await new Promise((done) => setTimeout(done, 2_000));
    expect([await goingOn(own), await goingOn(leg.sid)]).toEqual([0, 0]);
    await hangUp(own, leg);
  },
);
