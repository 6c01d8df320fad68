import { jest } from '@jest/globals';
import { agentIdentity } from '../src/domains/calls/agent-identity';
import { Handovers } from '../src/domains/calls/handovers';
import { CallsStore } from '../src/domains/calls/calls.store';
import { ActivityLog } from '../src/platform/events/activity-log';
import { Clock } from '../src/platform/clock/clock';
import type { Engine } from '../src/platform/database/database';
import { ACCOUNT, outgoingCall } from './support/account';
import { freshPlace, type Place } from './support/databases';
import { startApi } from './support/running-api';
import { startTeam, type Member, type Team } from './support/team';
import { attribute, send, signedPost, textOf, type Answer } from './support/twilio-webhook';

const CALLER = '+34911234567';

describe.each<Engine>(['sqlite', 'postgres'])('limits of outgoing calls on %s', (engine) => {
  let place: Place;
  let team: Team;
  let environment: Record<string, string>;
  let calls = 0;
  beforeAll(async () => {
    place = await freshPlace(engine);
    environment = {
      TRUSTED_PROXIES: 'loopback',
      ...(engine === 'postgres' && { DATABASE_URL: place.address }),
    };
    team = await startTeam(environment);
    const { phoneNumber, ...account } = ACCOUNT;
    await team.owner.web
      .post('/api/accounts')
      .send({ provider: 'twilio', name: 'Main', ...account })
      .expect(201);
    await team.owner.web
      .patch(`/api/organisations/${team.organisationId}`)
      .send({ numbers: [phoneNumber] })
      .expect(200);
  });
  afterAll(async () => {
    await team.api.close();
    await place.remove();
  });

  const callSid = (): string => `CA${(++calls).toString(16).padStart(32, '0')}`;
  const post = (parameters: Record<string, string>, url: string): Promise<Answer> =>
    send(signedPost(url, parameters));
  const CHILD = `CA${'9'.repeat(32)}`;
  const report = (sid: string, status: string, more: Record<string, string> = {}) =>
    outgoingCall(CALLER, {
      CallSid: CHILD,
      ParentCallSid: sid,
      CallStatus: status,
      CallbackSource: 'call-progress-events',
      SequenceNumber: '0',
      ...more,
    });
  const placed = async (from: Member): Promise<{ sid: string; body: string }> => {
    const sid = callSid();
    return {
      sid,
      body: (
        await post(
          outgoingCall(CALLER, { CallSid: sid, From: `client:${agentIdentity(from.personId)}` }),
          `${team.api.url}/webhooks/voice`,
        )
      ).body,
    };
  };
  const dialler = async (): Promise<Member> => {
    const member = await team.join('agent');
    await member.web.post('/token').expect(200);
    return member;
  };

  it('count calls that are given to a number outside, which one more is not when they are reached', async () => {
    const member = await dialler();
    const handovers = team.api.app.get(Handovers);
    const give = (to: { to_person: string | null; to_number: string | null }) =>
      handovers.begin({
        ...{ call_sid: callSid(), moved_sid: callSid(), left_sid: callSid(), by_person: member.personId },
        ...{ caller_id: CALLER, came_in: 1, ...to },
      });
    const outside = { to_person: null, to_number: CALLER };
    for (let count = 0; count < 4; count += 1) await placed(member);
    await give(outside);
    expect(textOf((await placed(member)).body, 'Say')).toContain('too many calls at the same time');
    await expect(give(outside)).rejects.toMatchObject({ code: 'calls/too-many-calls-at-once', status: 429 });
    await give({ to_person: team.agent.personId, to_number: null });
  });

  it('count for all replicas: the end may be told to another one', async () => {
    const member = await dialler();
    const replica = engine === 'postgres' ? await startApi(environment) : team.api;
    try {
      const calls = [];
      for (let count = 0; count < 5; count += 1) calls.push(await placed(member));
      expect(textOf((await placed(member)).body, 'Say')).toContain('too many calls at the same time');
      const asked = await member.web.post('/api/dial-check').send({ to: CALLER }).expect(200);
      expect(asked.body).toEqual({ refusal: 'too-many-calls-at-once' });
      const [first, second] = calls;
      const elsewhere = (url: string): string => url.replace(team.api.url, replica.url);
      const progress = attribute(first!.body, 'Number', 'statusCallback')!;
      const ended = report(first!.sid, 'completed', { CallDuration: '12' });
      expect((await post(ended, elsewhere(progress))).status).toBe(200);
      const again = await member.web.post('/api/dial-check').send({ to: CALLER }).expect(200);
      expect(again.body).toEqual({});
      expect((await placed(member)).body).toContain('<Dial');
      const status = outgoingCall(CALLER, { CallSid: second!.sid, CallStatus: 'completed' });
      expect((await post(status, `${replica.url}/webhooks/voice/status`)).status).toBe(204);
      expect((await placed(member)).body).toContain('<Dial');
      expect((await placed(member)).body).not.toContain('<Dial');
    } finally {
      if (replica !== team.api) await replica.close();
    }
  });

  it('hold for calls that begin at the same moment', async () => {
    const member = await dialler();
    const answers = await Promise.all(Array.from({ length: 12 }, () => placed(member)));
    expect(answers.filter(({ body }) => body.includes('<Dial'))).toHaveLength(5);
  });

  it('forget calls whose caller hung up before anything was dialled, and keep those that live', async () => {
    const member = await dialler();
    const first = await placed(member);
    const progress = attribute(first.body, 'Number', 'statusCallback')!;
    for (const status of ['initiated', 'ringing', 'in-progress'])
      await post(report(first.sid, status), progress);
    for (let count = 0; count < 4; count += 1) await placed(member);
    const clock = team.api.app.get(Clock);
    const now = clock.now();
    const later = jest.spyOn(clock, 'now').mockReturnValue(now + 120_000);
    try {
      for (let count = 0; count < 4; count += 1) expect((await placed(member)).body).toContain('<Dial');
      expect((await placed(member)).body).not.toContain('<Dial');
    } finally {
      later.mockRestore();
    }
  });

  it('count no call that could not be kept, and Twilio tells its end again where that could not be', async () => {
    const member = await dialler();
    const store = team.api.app.get(CallsStore, { strict: false });
    for (let count = 0; count < 6; count += 1) {
      jest.spyOn(store, 'begin').mockRejectedValueOnce(new Error('The database is away.'));
      expect(textOf((await placed(member)).body, 'Say')).toContain('something went wrong');
    }
    const { sid, body } = await placed(member);
    jest.spyOn(store, 'end').mockRejectedValueOnce(new Error('The database is away.'));
    const progress = attribute(body, 'Number', 'statusCallback')!;
    const told = await post(report(sid, 'completed'), progress);
    expect([told.status, JSON.parse(told.body)]).toMatchObject([503, { code: 'webhook/not-taken' }]);
    jest.spyOn(store, 'end').mockRejectedValueOnce(new Error('The database is away.'));
    const status = outgoingCall(CALLER, { CallSid: sid, CallStatus: 'completed' });
    expect((await post(status, `${team.api.url}/webhooks/voice/status`)).status).toBe(503);
    expect((await post(report(sid, 'completed'), progress)).status).toBe(200);
    const activities = await team.api.app.get(ActivityLog).after(team.organisationId, 0, 1000);
    expect(activities.findLast(({ kind }) => kind !== 'flows/walked')).toMatchObject({
      kind: 'calls/ended',
      data: { callSid: sid, outcome: 'completed' },
    });
  });
});
