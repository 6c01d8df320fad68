import type { Colleague } from '@centralita/shared-types';
import { FlowRig, type CallView } from './support/flow-rig';
import type { Member } from './support/team';

const CALLER = '+12025550177';
const OTHER = '+12025550178';
/** Of the emulator's outside world: answers and speaks. */
const PERSON = '+12025550112';

let rig: FlowRig;
let colleague: Member;
beforeAll(async () => {
  rig = await FlowRig.start();
  colleague = await rig.team.join('agent');
});
afterAll(() => rig.stop());

const statusOf = async (sid: string): Promise<string> =>
  (await rig.control<CallView>('GET', `/calls/${sid}`)).status;
const transfer = (from: Member, callSid: unknown, body: object) =>
  from.web.post('/api/transfers').send({ callId: String(callSid), ...body });

it('a call goes from agent to colleague, and from there to a number; nobody else can move it', async () => {
  const phone = await rig.register(rig.team.agent);
  const call = await rig.call(CALLER, []);
  const own = (await phone.next('invite'))['callsid'];
  await phone.answer();
  await rig.until('the talk', async () => (await statusOf(String(own))) === 'in-progress');

  const { body } = await rig.team.agent.web.get('/api/colleagues').expect(200);
  expect((body as Colleague[]).map(({ id }) => id)).toContain(colleague.personId);
  expect((body as Colleague[]).map(({ id }) => id)).not.toContain(rig.team.agent.personId);
  const target = { personId: colleague.personId };
  await transfer(colleague, own, target).expect(404);
  await transfer(rig.team.agent, own, { personId: rig.team.stranger.personId }).expect(422);
  await transfer(rig.team.agent, own, { number: '+1900555' }).expect(422);

  const second = await rig.register(colleague);
  await transfer(rig.team.agent, own, target).expect(204);
  const theirs = (await second.next('invite'))['callsid'];
  await second.answer();
  await rig.until(
    'the talk with the colleague',
    async () => (await statusOf(String(theirs))) === 'in-progress',
  );
  expect(await statusOf(String(own))).toBe('completed');
  expect(await statusOf(call.sid)).toBe('in-progress');

  await transfer(colleague, theirs, { number: PERSON }).expect(204);
  await rig.until('the number', async () => {
    const legs = await rig.control<CallView[]>('GET', `/calls?parentCallSid=${call.sid}`);
    return legs.some(({ to, status }) => to === PERSON && status === 'in-progress');
  });
  await rig.control('POST', `/calls/${call.sid}/hang-up`);
});

it('whoever knows the PIN meets the others in the conference; whoever does not is sent away', async () => {
  await rig.choose('conference', { conference: { pin: '4711' } });
  const enter = (digits: string): object[] => [{ do: 'press', digits, afterMs: 3_000 }];
  const first = await rig.call(CALLER, [
    ...enter('4711#'),
    { do: 'tone', frequencyHz: 700, durationMs: 60_000 },
  ]);
  await rig.heard(first, 'You are joining the conference.');
  const second = await rig.call(OTHER, [...enter('1234#'), ...enter('4711#')]);
  await rig.heard(second, 'That PIN is not right.');
  await rig.until('one hears the other', async () => {
    const path = `/calls/${second.sid}/audio?windowMs=400`;
    const { played } = await rig.control<{ played: { tones: { frequencyHz: number }[] } }>('GET', path);
    return played.tones.some(({ frequencyHz }) => Math.abs(frequencyHz - 700) < 25);
  });
  for (const { sid } of [first, second]) await rig.control('POST', `/calls/${sid}/hang-up`);
});
