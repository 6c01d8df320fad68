import { setTimeout as sleep } from 'node:timers/promises';
import { agentIdentity } from '../src/domains/calls/agent-identity';
import {
  askColleague,
  callOf,
  consult,
  decline,
  desk,
  hangUp,
  hasEnded,
  hearsCaller,
  hearsMusic,
  isTalking,
  openDesk,
  other,
  played,
  rest,
  rig,
  rings,
  setHold,
  startAsking,
  statusOf,
  stopAsking,
  takenCall,
  transfer,
  type Desk,
} from './support/asking';
import type { CallView } from './support/flow-rig';

/** Of the emulator's outside world: answers and speaks. */
const PERSON = '+12025550112';
/** Rings and never answers. */
const SILENT = '+12025550114';
/** Of no country that the account may call. */
const REFUSED = '+15005550003';

beforeAll(startAsking);
afterAll(stopAsking);

it('a colleague who is asked declines: the agent asks again, and is back with the caller', async () => {
  const { call, own } = await takenCall();
  await decline(other, await askColleague(own));
  await hearsMusic(call.sid);
  await decline(other, await askColleague(own));
  await consult(own, { how: 'give' }, '/end').expect(409);
  await consult(own, { how: 'back' }, '/end').expect(204);
  await hearsCaller(own);
  await hangUp(call.sid);
  await hasEnded(call.sid);
});

it('the agent hangs up though whom they asked has declined: the team is rung, the call was given to nobody', async () => {
  const { call, own } = await takenCall();
  await decline(other, await askColleague(own));
  await hangUp(own);
  const again = await rings(desk);
  await desk.phone.answer(desk.rung);
  await hearsCaller(again);
  const whole = await callOf(call.sid);
  expect(whole).toMatchObject({ endedAt: null });
  expect(whole?.transfers ?? []).toEqual([]);
  await rings(other);
  await hangUp(call.sid);
  await hasEnded(call.sid);
});

it('the agent hangs up after whom they asked has talked with them and left: the call is over, nobody is rung', async () => {
  const { call, own } = await takenCall();
  const theirs = await askColleague(own);
  await other.phone.answer(other.rung);
  await rig.until('the colleague', async () => (await consult(own, { how: 'join' }, '/end')).status === 204);
  await hearsCaller(theirs);
  await hangUp(theirs);
  await rig.until('their end', async () => (await statusOf(theirs)) === 'completed');
  const legs = () => rig.control<CallView[]>('GET', `/calls?parentCallSid=${call.sid}`);
  const before = (await legs()).length;
  // Longer than it takes a room to close.
  await sleep(5_000);
  await hangUp(own);
  await hasEnded(call.sid);
  await rig.until('the end for the caller', async () => (await statusOf(call.sid)) === 'completed');
  expect(await legs()).toHaveLength(before);
});

it('the agent hangs up while they talk with whom they asked: the caller is given to that one', async () => {
  const { call, own } = await takenCall();
  const theirs = await askColleague(own);
  await other.phone.answer(other.rung);
  await rig.until('the colleague', async () => (await statusOf(theirs)) === 'in-progress');
  await hangUp(own);
  const anew = await rings(other);
  expect(anew).not.toBe(theirs);
  await other.phone.answer(other.rung);
  await hearsCaller(anew);
  await hangUp(anew);
  await hasEnded(call.sid);
});

it('a call out, and whom the agent asks declines: where the agent hangs up, whoever waits hears that nobody answers', async () => {
  const own = await desk.phone.dial(PERSON);
  const leg = await rig.until('the other side', async () =>
    (await rig.control<CallView[]>('GET', `/calls?parentCallSid=${own}`)).at(-1),
  );
  await isTalking(own);
  await decline(other, await askColleague(own));
  await hangUp(own);
  await rig.heard(leg, 'There is no answer. Goodbye.');
  expect(await rig.control<CallView[]>('GET', `/calls?parentCallSid=${leg.sid}`)).toEqual([]);
  await hasEnded(own);
});

it('nobody can be asked at a number that the provider refuses: who did not wait before waits no more', async () => {
  const { call, own } = await takenCall();
  const hold = (onHold: boolean) => setHold(desk, own, onHold);
  const refused = () => consult(own, { number: REFUSED }).expect(502);
  await refused();
  await hearsCaller(own);
  await hold(true).expect(204);
  await refused();
  await hearsMusic(call.sid);
  await rig.until('silence for the agent', async () => (await played(own)).tones.length === 0);
  await hold(false).expect(204);
  await hearsCaller(own);
  await hangUp(call.sid);
  await hasEnded(call.sid);
});

it('whoever waits cannot be transferred just now: they wait on, and are taken back', async () => {
  const { call, own } = await takenCall();
  const hold = (onHold: boolean) => setHold(desk, own, onHold);
  await hold(true).expect(204);
  await hearsMusic(call.sid);
  rest.refuseNext(/^POST .*\/Calls\/.*transfer\/moved/);
  await transfer(desk, own, { personId: other.member.personId }).expect(502);
  await hold(false).expect(204);
  await hearsCaller(own);
  await hold(true).expect(204);
  await hearsMusic(call.sid);
  await hold(false).expect(204);
  await hearsCaller(own);
  expect((await callOf(call.sid))?.transfers ?? []).toEqual([]);
  await hangUp(call.sid);
  await hasEnded(call.sid);
});

it('a call that rang at a phone only, or was given on from there, is not theirs to move', async () => {
  const { call, own, rang } = await takenCall();
  const isRefused = async (from: Desk, callId: string): Promise<void> => {
    await transfer(from, callId, { number: PERSON }).expect(404);
    await setHold(from, callId, true).expect(404);
    const wish = { callId, personId: (from === desk ? other : desk).member.personId };
    await from.member.web.post('/api/consultations').send(wish).expect(404);
  };
  await rig.until('the end of the ring', async () => (await statusOf(rang)) !== 'ringing');
  await isRefused(other, rang);
  await transfer(desk, own, { personId: other.member.personId }).expect(204);
  const theirs = await rings(other);
  // It rings there, but is not taken yet.
  await isRefused(other, theirs);
  await other.phone.answer(other.rung);
  await hearsCaller(theirs);
  await isRefused(desk, own);
  await hangUp(call.sid);
  await hasEnded(call.sid);
});

it('a call that is dialled and not answered yet has nobody to be moved', async () => {
  const phone = await rig.register(desk.member);
  await phone.begin(SILENT);
  const own = await rig.until('the call', async () => {
    const calls = await rig.control<CallView[]>('GET', `/calls?to=${encodeURIComponent(SILENT)}`);
    return calls.at(-1)?.parentCallSid;
  });
  await transfer(desk, own, { number: PERSON }).expect(409);
  await setHold(desk, own, true).expect(409);
  await hangUp(own);
  await hasEnded(own);
});

describe('a call between colleagues goes to nobody else', () => {
  let third: Desk;
  beforeAll(async () => (third = await openDesk(await rig.team.join('agent'))));

  /** The agent calls their colleague, who takes it. @returns the call, and that of the colleague */
  async function colleagues(): Promise<{ call: CallView; theirs: string }> {
    const phone = await rig.register(desk.member);
    const dialled = phone.dial(`client:${agentIdentity(other.member.personId)}`);
    const theirs = await rings(other);
    await other.phone.answer(other.rung);
    const call = await rig.control<CallView>('GET', `/calls/${await dialled}`);
    await isTalking(theirs);
    return { call, theirs };
  }

  async function isOverWithNobody(call: CallView): Promise<void> {
    await rig.heard(call, 'There is no answer. Goodbye.');
    await hasEnded(call.sid);
    expect((await callOf(call.sid))?.outcome).toBe('completed');
    const { body } = await rig.team.owner.web.get('/api/quarantine').expect(200);
    expect(body).toEqual([]);
  }

  it('where whom it is given to declines', async () => {
    const { call, theirs } = await colleagues();
    await transfer(other, theirs, { personId: third.member.personId }).expect(204);
    await decline(third, await rings(third));
    await isOverWithNobody(call);
  });

  it('where whom is asked declines, and the colleague hangs up', async () => {
    const { call, theirs } = await colleagues();
    const wish = { callId: theirs, personId: third.member.personId };
    await other.member.web.post('/api/consultations').send(wish).expect(204);
    await decline(third, await rings(third));
    await hangUp(theirs);
    await isOverWithNobody(call);
  });
});
