import type { CallItem, Colleague, Page } from '@centralita/shared-types';
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
interface Played {
  dbfs: number;
  tones: { frequencyHz: number }[];
}

/** What the line plays to somebody. */
const played = async (sid: string): Promise<Played> =>
  (await rig.control<{ played: Played }>('GET', `/calls/${sid}/audio?windowMs=400`)).played;
const hasTone = ({ tones }: Played, pitch: number): boolean =>
  tones.some(({ frequencyHz }) => Math.abs(frequencyHz - pitch) < 25);
const history = async (): Promise<CallItem[]> =>
  ((await rig.team.agent.web.get('/api/calls').expect(200)).body as Page<CallItem>).items;
const transfer = (from: Member, callSid: unknown, body: object) =>
  from.web.post('/api/transfers').send({ callId: String(callSid), ...body });

it('whoever is on hold hears music, and talks on when taken back; it stays one call', async () => {
  const phone = await rig.register(rig.team.agent);
  const call = await rig.call(CALLER, [{ do: 'tone', frequencyHz: 700, durationMs: 300_000 }]);
  const own = String((await phone.next('invite'))['callsid']);
  await phone.answer();
  await rig.until('the talk', async () => (await statusOf(own)) === 'in-progress');
  const hold = (from: Member, onHold: boolean) => from.web.post('/api/holds').send({ callId: own, onHold });
  await hold(colleague, true).expect(404);
  for (let time = 0; time < 2; time += 1) {
    await hold(rig.team.agent, true).expect(204);
    await rig.until('the music', async () => (await played(call.sid)).dbfs > -50);
    await rig.until('silence for the agent', async () => (await played(own)).tones.length === 0);
    await hold(rig.team.agent, false).expect(204);
    await rig.until('the end of the music', async () => (await played(call.sid)).dbfs < -60);
    await rig.until('the caller again', async () => hasTone(await played(own), 700));
  }
  expect((await history())[0]).toMatchObject({ id: call.sid, endedAt: null, outcome: null });
  await rig.control('POST', `/calls/${call.sid}/hang-up`);
  await rig.until('the end of both', async () => (await statusOf(own)) === 'completed');
  await rig.until('the end', async () => (await history())[0]?.endedAt !== null);
});

it('a colleague is asked while the caller waits, and goes on with the call', async () => {
  const phone = await rig.register(rig.team.agent);
  const call = await rig.call(CALLER, [{ do: 'tone', frequencyHz: 700, durationMs: 300_000 }]);
  const own = String((await phone.next('invite'))['callsid']);
  await phone.answer();
  await rig.until('the talk', async () => (await statusOf(own)) === 'in-progress');
  const other = await rig.register(colleague);
  const ask = (path: string, body: object) =>
    rig.team.agent.web.post(`/api/consultations${path}`).send({ callId: own, ...body });
  await ask('', { personId: rig.team.stranger.personId }).expect(422);
  await ask('', { personId: colleague.personId }).expect(204);
  await rig.until('the music', async () => (await played(call.sid)).dbfs > -50);
  const theirs = String((await other.next('invite'))['callsid']);
  await ask('/end', { how: 'give' }).expect(409);
  await other.answer();
  await rig.until('the colleague', async () => (await ask('/end', { how: 'join' })).status === 204);
  await rig.until('the caller at the colleague’s', async () => hasTone(await played(theirs), 700));
  await ask('/end', { how: 'give' }).expect(204);
  await rig.until('the end of the agent’s side', async () => (await statusOf(own)) === 'completed');
  expect(hasTone(await played(theirs), 700)).toBe(true);
  const transfers = [{ by: { id: rig.team.agent.personId }, takenBy: { id: colleague.personId } }];
  expect((await history())[0]).toMatchObject({ id: call.sid, endedAt: null, transfers });
  const legs = () => rig.control<CallView[]>('GET', `/calls?parentCallSid=${call.sid}`);
  const before = (await legs()).length;
  await rig.control('POST', `/calls/${theirs}/hang-up`);
  await rig.until('the end', async () => (await history())[0]?.endedAt !== null);
  // Nobody is rung anew.
  expect(await legs()).toHaveLength(before);
  await rig.until('the end for the caller', async () => (await statusOf(call.sid)) === 'completed');
});

it('a number outside is asked while the caller waits, hears them, and goes on with the call', async () => {
  // Says back what it hears.
  await rig.control('PUT', `/numbers/${PERSON}`, { onRing: 'answer', afterMs: 1_000, echoDelayMs: 0 });
  const phone = await rig.register(rig.team.agent);
  const call = await rig.call(CALLER, [{ do: 'tone', frequencyHz: 700, durationMs: 300_000 }]);
  const own = String((await phone.next('invite'))['callsid']);
  await phone.answer();
  await rig.until('the talk', async () => (await statusOf(own)) === 'in-progress');
  const ask = (path: string, body: object) =>
    rig.team.agent.web.post(`/api/consultations${path}`).send({ callId: own, ...body });
  await ask('', { number: '+1900555' }).expect(422);
  await rig.until('the question', async () => (await ask('', { number: PERSON })).status === 204);
  await rig.until('the music', async () => (await played(call.sid)).dbfs > -50);
  const asked = async (): Promise<CallView | undefined> =>
    (await rig.control<CallView[]>('GET', `/calls?to=${encodeURIComponent(PERSON)}`)).at(-1);
  const theirs = (await asked())?.sid ?? '';
  await rig.until('the number', async () => (await ask('/end', { how: 'join' })).status === 204);
  await rig.until('the caller at the number', async () => hasTone(await played(theirs), 700));
  await ask('/end', { how: 'give' }).expect(204);
  await rig.until('the end of the agent’s side', async () => (await statusOf(own)) === 'completed');
  await rig.until('the caller at the number still', async () => hasTone(await played(theirs), 700));
  const [question, whole] = await history();
  expect(whole).toMatchObject({ id: call.sid, endedAt: null, transfers: [{ number: PERSON }] });
  // What was asked is a call of the agent's: their limits count it.
  const agent = { id: rig.team.agent.personId };
  expect(question).toMatchObject({ id: theirs, direction: 'outgoing', person: agent, endedAt: null });
  await rig.control('POST', `/calls/${theirs}/hang-up`);
  await rig.until('the end for the caller', async () => (await statusOf(call.sid)) === 'completed');
  await rig.until('the end of both', async () =>
    (await history()).slice(0, 2).every(({ endedAt }) => endedAt !== null),
  );
  expect((await history())[0]).toMatchObject({ id: theirs, outcome: 'completed' });
});

it('an agent who hangs up while asking gives the call to the colleague; the caller is not cut off', async () => {
  const phone = await rig.register(rig.team.agent);
  const call = await rig.call(CALLER, [{ do: 'tone', frequencyHz: 700, durationMs: 300_000 }]);
  const own = String((await phone.next('invite'))['callsid']);
  await phone.answer();
  await rig.until('the talk', async () => (await statusOf(own)) === 'in-progress');
  const other = await rig.register(colleague);
  await rig.until('the question', async () => {
    const wish = { callId: own, personId: colleague.personId };
    return (await rig.team.agent.web.post('/api/consultations').send(wish)).status === 204;
  });
  await other.next('invite');
  await rig.control('POST', `/calls/${own}/hang-up`);
  // The question rang alone; now it rings for the caller.
  const theirs = String((await other.next('invite', 2))['callsid']);
  await other.answer(2);
  await rig.until('the caller at the colleague’s', async () => hasTone(await played(theirs), 700));
  const transfers = [{ by: { id: rig.team.agent.personId }, takenBy: { id: colleague.personId } }];
  expect((await history())[0]).toMatchObject({ id: call.sid, endedAt: null, transfers });
  await rig.control('POST', `/calls/${call.sid}/hang-up`);
  await rig.until('the end', async () => (await history())[0]?.endedAt !== null);
});

it('whoever was called hangs up while a colleague is asked: the call is over, for the colleague as well', async () => {
  const dialling = await (await rig.register(rig.team.agent)).dial(PERSON);
  const other = await rig.register(colleague);
  await rig.until('the question', async () => {
    const wish = { callId: dialling, personId: colleague.personId };
    return (await rig.team.agent.web.post('/api/consultations').send(wish)).status === 204;
  });
  const asked = String((await other.next('invite'))['callsid']);
  const legs = await rig.control<CallView[]>('GET', `/calls?parentCallSid=${dialling}`);
  await rig.control('POST', `/calls/${String(legs.find(({ to }) => to === PERSON)?.sid)}/hang-up`);
  await rig.until('the end', async () => (await history())[0]?.endedAt !== null);
  expect((await history())[0]).toMatchObject({ id: dialling, direction: 'outgoing' });
  await rig.until('the end of the question', async () => (await statusOf(asked)) !== 'ringing');
});

it('a call goes from agent to colleague, and from there to a number; nobody else can move it', async () => {
  const phone = await rig.register(rig.team.agent);
  const call = await rig.call(CALLER, []);
  const own = (await phone.next('invite'))['callsid'];
  await phone.answer();
  await rig.until('the talk', async () => (await statusOf(String(own))) === 'in-progress');

  // A call that was on hold can be given on as well.
  for (const onHold of [true, false])
    await rig.team.agent.web
      .post('/api/holds')
      .send({ callId: String(own), onHold })
      .expect(204);
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
  const agent = { id: rig.team.agent.personId };
  const [first] = await history();
  expect(first).toMatchObject({
    endedAt: null,
    answeredBy: agent,
    transfers: [{ by: agent, takenBy: { id: colleague.personId } }],
  });

  await transfer(colleague, theirs, { number: PERSON }).expect(204);
  await rig.until('the number', async () => {
    const legs = await rig.control<CallView[]>('GET', `/calls?parentCallSid=${call.sid}`);
    return legs.some(({ to, status }) => to === PERSON && status === 'in-progress');
  });
  expect((await history())[0]).toMatchObject({ endedAt: null, transfers: [{}, { number: PERSON }] });
  await rig.control('POST', `/calls/${call.sid}/hang-up`);
  await rig.until('the end', async () => (await history())[0]?.endedAt !== null);
});

it('whoever knows the PIN meets the others in the conference; whoever does not is sent away', async () => {
  await rig.choose('conference', { conference: { pin: '4711' } });
  // Keys while nobody asks for them are lost, as on every phone: they are pressed while the prompt is spoken.
  const enter = async ({ sid }: CallView, digits: string): Promise<void> => {
    await rig.until('the prompt', async () => (await played(sid)).dbfs > -50);
    await rig.control('POST', `/calls/${sid}/press`, { digits });
  };
  const first = await rig.call(CALLER, [
    { do: 'wait', afterMs: 3_000 },
    { do: 'tone', frequencyHz: 700, durationMs: 300_000 },
  ]);
  await enter(first, '4711#');
  await rig.heard(first, 'You are joining the conference.');
  const second = await rig.call(OTHER, []);
  await enter(second, '1234#');
  await rig.heard(second, 'That PIN is not right.');
  await enter(second, '4711#');
  await rig.until('one hears the other', async () => hasTone(await played(second.sid), 700));
  // Three wrong ones, and the call is over.
  const stranger = await rig.call('+12025550179', []);
  const refused = async () => (await rig.story(stranger)).split('That PIN is not right.').length;
  for (const digits of ['1#', '2#', '3#']) {
    const before = await refused();
    await enter(stranger, digits);
    await rig.until('the refusal', async () => (await refused()) > before);
  }
  await rig.until('the end', async () => (await statusOf(stranger.sid)) === 'completed');
  expect(await rig.story(stranger)).toContain('That PIN is not right. Goodbye.');
  for (const { sid } of [first, second]) await rig.control('POST', `/calls/${sid}/hang-up`);
});
