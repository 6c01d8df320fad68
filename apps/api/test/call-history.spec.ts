import { Module } from '@nestjs/common';
import {
  CallFlow,
  client,
  dial,
  DialFinished,
  hangup,
  say,
  Step,
  type CallStarted as Started,
  CallStarted,
  type Links,
  type VoiceVerb,
} from '@centralita/twiml';
import type { CallItem, Page, Problem } from '@centralita/shared-types';
import { agentIdentity } from '../src/domains/calls/agent-identity';
import { Handovers } from '../src/domains/calls/handovers';
import type { Engine } from '../src/platform/database/database';
import { ActivityLog } from '../src/platform/events/activity-log';
import { ACCOUNT, incomingCall, outgoingCall } from './support/account';
import { freshPlace, type Place } from './support/databases';
import { everythingKept } from './support/everything-kept';
import { HelloFlowModule } from './fixtures/hello-flow';
import { startTeam, type Member, type Team } from './support/team';
import { attribute, send, signedPost, textOf, type Answer } from './support/twilio-webhook';

const CALLER = '+34911234567';
const OURS = '+14155550100';
const NOBODYS = '+14155550199';

/** Rings whom it likes, and asks nothing of the application. */
@CallFlow({ id: 'straight-through', title: 'Straight through' })
class StraightThroughFlow {
  static identity = '';

  @Step(CallStarted)
  start(_call: Started, links: Links<StraightThroughFlow>): VoiceVerb[] {
    return [dial({ action: links.to('finished') }, client(StraightThroughFlow.identity))];
  }

  @Step(DialFinished)
  finished(_dial: DialFinished): VoiceVerb[] {
    return [say('Goodbye.'), hangup()];
  }
}

@Module({ imports: [HelloFlowModule], providers: [StraightThroughFlow] })
class PluginModule {}

describe.each<Engine>(['sqlite', 'postgres'])('the history of calls on %s', (engine) => {
  let place: Place;
  let team: Team;
  let colleague: Member;
  let calls = 0;

  beforeAll(async () => {
    place = await freshPlace(engine);
    team = await startTeam(engine === 'postgres' ? { DATABASE_URL: place.address } : {}, PluginModule);
    const { phoneNumber, ...account } = ACCOUNT;
    await team.owner.web
      .post('/api/accounts')
      .send({ provider: 'twilio', name: 'Main', ...account })
      .expect(201);
    await team.owner.web
      .patch(`/api/organisations/${team.organisationId}`)
      .send({ numbers: [phoneNumber] })
      .expect(200);
    colleague = await team.join('agent');
    for (const { web } of [team.agent, colleague]) await web.post('/token').expect(200);
  });
  afterAll(async () => {
    await team.api.close();
    await place.remove();
  });

  const newSid = (): string => `CA${(++calls).toString(16).padStart(32, '0')}`;
  const at = (path: string): string => `${team.api.url}/webhooks/voice${path}`;
  const post = (
    parameters: Record<string, string>,
    url = at(''),
    headers: Record<string, string> = {},
  ): Promise<Answer> => send(signedPost(url, parameters, { headers }));
  const incoming = (sid: string, more: Record<string, string> = {}) =>
    incomingCall(CALLER, { CallSid: sid, To: OURS, Called: OURS, ...more });
  /** What the leg to a browser tells. */
  const leg = (sid: string, { personId }: Member, status: string, more: Record<string, string> = {}) => ({
    ...incomingCall(CALLER, { To: `client:${agentIdentity(personId)}` }),
    CallSid: newSid(),
    ParentCallSid: sid,
    CallStatus: status,
    Direction: 'outbound-dial',
    CallbackSource: 'call-progress-events',
    SequenceNumber: '0',
    ...more,
  });
  const list = async (query = '', who = team.agent): Promise<CallItem[]> =>
    ((await who.web.get(`/api/calls${query}`).expect(200)).body as Page<CallItem>).items;
  const find = async (sid: string): Promise<CallItem> =>
    (await team.agent.web.get(`/api/calls/${sid}`).expect(200)).body as CallItem;
  const told = async (sid: string): Promise<{ kind: string; data: Record<string, unknown> }[]> =>
    (await team.api.app.get(ActivityLog).after(team.organisationId, 0, 1000)).filter(
      ({ kind, data }) => kind !== 'flows/walked' && data['callSid'] === sid,
    );

  it('has a call that a flow from outside of the application answers, from before it runs to its end', async () => {
    const sid = newSid();
    const headers = { 'i-twilio-idempotency-token': 'first' };
    const [first] = await Promise.all([1, 2, 3].map(() => post(incoming(sid), at('/hello'), headers)));
    const pressed = attribute(first!.body, 'Gather', 'action')!;
    await post(incoming(sid, { CallStatus: 'in-progress', Digits: '1' }), pressed);
    expect(await find(sid)).toMatchObject({
      id: sid,
      direction: 'incoming',
      from: CALLER,
      to: OURS,
      endedAt: null,
      outcome: null,
      answeredBy: null,
      missed: false,
    });
    const steps = (await find(sid)).steps.map(({ flow, step }) => `${flow}.${step}`);
    expect(steps).toEqual(['hello.start', 'hello.pressed']);
    const ended = incoming(sid, { CallStatus: 'completed', CallDuration: '12' });
    for (let time = 0; time < 2; time += 1) expect((await post(ended, at('/status'))).status).toBe(204);
    expect(await find(sid)).toMatchObject({ outcome: 'completed', talkedSec: null, missed: false });
    const data = { callSid: sid, direction: 'incoming', from: '+34***567', to: '+1***100' };
    expect(await told(sid)).toEqual([
      expect.objectContaining({ kind: 'calls/ringing', data }),
      expect.objectContaining({ kind: 'calls/ended', data: { ...data, outcome: 'completed' } }),
    ]);
  });

  it.each(['completed', 'busy', 'failed', 'no-answer', 'canceled'])(
    'is over once, when the provider says %s',
    async (status) => {
      const sid = newSid();
      await post(incoming(sid), at('/hello'));
      expect(await find(sid)).toMatchObject({ endedAt: null, outcome: null });
      const ended = incoming(sid, { CallStatus: status });
      for (let time = 0; time < 2; time += 1) expect((await post(ended, at('/status'))).status).toBe(204);
      expect(await find(sid)).toMatchObject({ endedAt: expect.any(Number) as number, outcome: status });
      expect((await told(sid)).map(({ kind, data }) => [kind, data['outcome']])).toEqual([
        ['calls/ringing', undefined],
        ['calls/ended', status],
      ]);
    },
  );

  it('has a call also where its flow fails', async () => {
    const sid = newSid();
    const { body } = await post(incoming(sid, { Digits: '0' }), at('/hello/pressed'));
    expect(textOf(body, 'Say')).toContain('something went wrong');
    expect((await find(sid)).steps).toEqual([expect.objectContaining({ flow: 'hello', step: 'pressed' })]);
  });

  it('knows who took a call, of all whose phones rang, and tells the others', async () => {
    const sid = newSid();
    const { body } = await post(incoming(sid));
    const progress = attribute(body, 'Client', 'statusCallback')!;
    await post(leg(sid, team.agent, 'ringing'), progress);
    await post(leg(sid, colleague, 'ringing'), progress);
    await post(leg(sid, colleague, 'in-progress'), progress);
    await post(leg(sid, team.agent, 'no-answer'), progress);
    expect((await told(sid)).at(-1)).toMatchObject({
      kind: 'calls/answered',
      data: { callSid: sid, answeredBy: colleague.personId },
    });
    // The caller hangs up: Twilio asks for no step any more.
    await post(leg(sid, colleague, 'completed', { CallDuration: '33' }), progress);
    expect(await find(sid)).toMatchObject({
      answeredAt: expect.any(Number),
      endedAt: expect.any(Number),
      outcome: 'completed',
      talkedSec: 33,
      missed: false,
      answeredBy: { id: colleague.personId, name: 'Any agent' },
      steps: [{ flow: 'incoming-call', step: 'start' }],
    });
    expect((await told(sid)).map(({ kind }) => kind)).toEqual([
      'calls/ringing',
      'calls/answered',
      'calls/ended',
    ]);
    expect((await told(sid)).at(-1)?.data).toMatchObject({ answeredBy: colleague.personId });
  });

  it('tells it from a call that the caller gave up', async () => {
    const sid = newSid();
    const { body } = await post(incoming(sid));
    const progress = attribute(body, 'Client', 'statusCallback')!;
    await post(leg(sid, team.agent, 'ringing'), progress);
    await post(leg(sid, team.agent, 'canceled'), progress);
    await post(incoming(sid, { CallStatus: 'completed' }), at('/status'));
    expect(await find(sid)).toMatchObject({ outcome: 'no-answer', missed: true, answeredBy: null });
    expect((await told(sid)).at(-1)?.data).not.toHaveProperty('answeredBy');
  });

  it('knows who took a call of a flow that asks nothing of the application', async () => {
    StraightThroughFlow.identity = agentIdentity(colleague.personId);
    const sid = newSid();
    const { body } = await post(incoming(sid), at('/straight-through'));
    const action = attribute(body, 'Dial', 'action')!;
    await post(leg(sid, colleague, 'in-progress'), at('/status'));
    const finished = { DialCallStatus: 'completed', DialCallDuration: '7', DialBridged: 'true' };
    expect(textOf((await post(incoming(sid, finished), action)).body, 'Say')).toBe('Goodbye.');
    await post(incoming(sid, { CallStatus: 'completed' }), at('/status'));
    expect(await find(sid)).toMatchObject({
      outcome: 'completed',
      talkedSec: 7,
      missed: false,
      answeredBy: { name: 'Any agent' },
      steps: [{ step: 'start' }, { step: 'finished' }],
    });
  });

  it('goes on with a call that was given to a colleague, until nobody is left', async () => {
    const sid = newSid();
    const { body } = await post(incoming(sid));
    const progress = attribute(body, 'Client', 'statusCallback')!;
    const own = leg(sid, team.agent, 'in-progress');
    await post(own, progress);
    await team.api.app.get(Handovers).begin({
      ...{ call_sid: sid, moved_sid: sid, left_sid: own.CallSid, by_person: team.agent.personId },
      ...{ to_person: colleague.personId, to_number: null, caller_id: OURS, came_in: 1 },
    });
    await post({ ...own, CallStatus: 'completed', CallDuration: '3' }, progress);
    const [by, to] = [{ id: team.agent.personId }, { id: colleague.personId }];
    const given = { by, to, number: null };
    expect(await find(sid)).toMatchObject({
      endedAt: null,
      answeredBy: by,
      transfers: [{ ...given, takenAt: null, takenBy: null }],
    });
    const moved = await post(incoming(sid, { CallStatus: 'in-progress' }), at('/transfer/moved'));
    const theirs = leg(sid, colleague, 'in-progress');
    const told2 = attribute(moved.body, 'Client', 'statusCallback')!;
    await post(theirs, told2);
    // The report of the agent's side may come late, and again.
    await post({ ...own, CallStatus: 'completed', CallDuration: '3' }, progress);
    expect(await find(sid)).toMatchObject({
      endedAt: null,
      transfers: [{ ...given, takenAt: expect.any(Number), takenBy: to }],
    });
    await post({ ...theirs, CallStatus: 'completed', CallDuration: '4' }, told2);
    const { answeredAt, endedAt, talkedSec, outcome } = await find(sid);
    expect(outcome).toBe('completed');
    expect(talkedSec).toBeGreaterThanOrEqual(Math.round((endedAt! - answeredAt!) / 1000));
    expect((await told(sid)).map(({ kind }) => kind)).toEqual([
      'calls/ringing',
      'calls/answered',
      'calls/transferred',
      'calls/transferred',
      'calls/ended',
    ]);
  });

  it('goes on with a call that was dialled, and given on from colleague to number', async () => {
    const sid = newSid();
    const from = `client:${agentIdentity(team.agent.personId)}`;
    const { body } = await post(outgoingCall(CALLER, { CallSid: sid, From: from }));
    const [action, progress] = [
      attribute(body, 'Dial', 'action')!,
      attribute(body, 'Number', 'statusCallback')!,
    ];
    const other = { ...leg(sid, team.agent, 'in-progress'), To: CALLER };
    await post(other, progress);
    const handovers = team.api.app.get(Handovers);
    const kept = { call_sid: sid, moved_sid: other.CallSid, caller_id: OURS, came_in: 0 };
    await handovers.begin({
      ...{ ...kept, left_sid: sid, by_person: team.agent.personId },
      ...{ to_person: colleague.personId, to_number: null },
    });
    const finished = { CallSid: sid, From: from, DialCallStatus: 'completed', DialCallDuration: '3' };
    await post(outgoingCall(CALLER, finished), action);
    await post(outgoingCall(CALLER, { CallSid: sid, From: from, CallStatus: 'completed' }), at('/status'));
    expect((await find(sid)).endedAt).toBeNull();
    const second = leg(other.CallSid, colleague, 'in-progress');
    await post(second, at('/transfer/progress'));
    await handovers.begin({
      ...{ ...kept, call_sid: other.CallSid, left_sid: second.CallSid, by_person: colleague.personId },
      ...{ to_person: null, to_number: '+34922222222' },
    });
    await post({ ...second, CallStatus: 'completed' }, at('/transfer/progress'));
    expect(await find(sid)).toMatchObject({
      endedAt: null,
      transfers: [
        { by: { id: team.agent.personId }, takenBy: { id: colleague.personId } },
        { by: { id: colleague.personId }, to: null, number: '+34922222222', takenAt: null },
      ],
    });
    await post({ ...other, CallStatus: 'completed', CallDuration: '9' }, progress);
    expect(await find(sid)).toMatchObject({ endedAt: expect.any(Number), outcome: 'completed' });
  });

  it('keeps what came instead of a number as it came', async () => {
    const sid = newSid();
    await post({ ...incomingCall('anonymous', { CallSid: sid, To: OURS }) }, at('/hello'));
    expect((await find(sid)).from).toBe('anonymous');
  });

  it('has what a person dials, and what they were not let dial', async () => {
    const from = `client:${agentIdentity(team.agent.personId)}`;
    const [placed, refused, plugin] = [newSid(), newSid(), newSid()];
    const { body } = await post(outgoingCall(CALLER, { CallSid: placed, From: from }));
    const progress = attribute(body, 'Number', 'statusCallback')!;
    const child = { ...leg(placed, team.agent, 'in-progress'), To: CALLER };
    await post(child, progress);
    await post({ ...child, CallStatus: 'completed', CallDuration: '5' }, progress);
    await post(outgoingCall('112', { CallSid: refused, From: from }));
    await post(outgoingCall(CALLER, { CallSid: plugin, From: from }), at('/straight-through'));
    const person = { id: team.agent.personId, name: 'Any agent' };
    const call = { direction: 'outgoing', from: OURS, person, missed: false, answeredBy: null };
    expect(await find(placed)).toMatchObject({ ...call, to: CALLER, outcome: 'completed', talkedSec: 5 });
    expect((await find(placed)).answeredAt).not.toBeNull();
    expect(await find(refused)).toMatchObject({ ...call, to: '112', outcome: 'refused', answeredAt: null });
    expect(await find(plugin)).toMatchObject({ ...call, to: CALLER, outcome: null });
  });

  it('has colleagues who call each other', async () => {
    const sid = newSid();
    const from = `client:${agentIdentity(team.agent.personId)}`;
    const to = agentIdentity(colleague.personId);
    const { body } = await post(outgoingCall(`client:${to}`, { CallSid: sid, From: from }));
    await post(leg(sid, colleague, 'in-progress'), attribute(body, 'Client', 'statusCallback'));
    expect(await find(sid)).toMatchObject({
      to,
      person: { id: team.agent.personId },
      answeredBy: { id: colleague.personId },
    });
  });

  it('keeps a call for a number of nobody to itself', async () => {
    const sid = newSid();
    await post(incoming(sid, { To: NOBODYS, Called: NOBODYS }), at('/hello'));
    await team.agent.web.get(`/api/calls/${sid}`).expect(404);
    const { rows } = await everythingKept(team.api);
    expect(rows('calls').find((row) => row['call_sid'] === sid)).toMatchObject({ organisation_id: null });
  });

  it('begins no call by what only reports', async () => {
    const sid = newSid();
    await post(incoming(sid, { CallStatus: 'completed' }), at('/status'));
    await post(leg(sid, team.agent, 'in-progress'), at('/status'));
    await team.agent.web.get(`/api/calls/${sid}`).expect(404);
  });

  it('is read in pages, the latest first, by direction and by what was missed', async () => {
    const sids: string[] = [];
    for (let count = 0; count < 55; count += 1) sids.push(newSid());
    await Promise.all(sids.map((sid) => post(incoming(sid), at('/hello'))));
    const walked: CallItem[] = [];
    let next: string | null = '';
    while (next !== null) {
      const { body } = await team.agent.web.get(`/api/calls${next && `?before=${next}`}`).expect(200);
      const page = body as Page<CallItem>;
      walked.push(...page.items);
      next = page.next;
    }
    const ids = walked.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(sids.every((sid) => ids.includes(sid))).toBe(true);
    const times = walked.map(({ startedAt }) => startedAt);
    expect(times).toEqual([...times].sort((a, b) => b - a));
    const outgoing = await list('?direction=outgoing');
    expect(outgoing.map(({ id }) => id)).toEqual(
      walked.filter(({ direction }) => direction === 'outgoing').map(({ id }) => id),
    );
    const missed = await list('?missed=true&direction=incoming');
    expect(missed.map(({ id }) => id)).toEqual(walked.filter((call) => call.missed).map(({ id }) => id));
    expect(missed.length).toBeGreaterThan(0);
    for (const bad of ['before=1', 'before=x.CA1', 'direction=sideways', 'missed=maybe', 'more=1']) {
      const { body, status } = await team.agent.web.get(`/api/calls?${bad}`);
      expect([status >= 400 && status < 500, (body as Problem).code]).toEqual([true, expect.any(String)]);
    }
  });

  it('is for agents, and of their own organisation', async () => {
    const [call] = await list();
    await team.viewer.web.get('/api/calls').expect(403);
    expect(await list('', team.stranger)).toEqual([]);
    const { body } = await team.stranger.web.get(`/api/calls/${call!.id}`).expect(404);
    expect((body as Problem).code).toBe('calls/not-found');
    const elsewhere = `?organisation=${team.otherOrganisationId}`;
    expect(await list(elsewhere, team.owner)).toEqual([]);
  });
});
