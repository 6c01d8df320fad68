import type { CallReplay, CallWalk, DrawnFlows, ReplayedStep } from '@centralita/shared-types';
import { jest } from '@jest/globals';
import { CallFlow, hangup, IncomingCall, say, Step, type VoiceVerb } from '@centralita/twiml';
import { Injectable, Module } from '@nestjs/common';
import { AnswerKeeper } from '../src/domains/calls/api/answer-keeper';
import { CallControl } from '../src/domains/calls/ports/call-control';
import { Clock } from '../src/platform/clock/clock';
import type { Engine } from '../src/platform/database/database';
import { ActivityLog } from '../src/platform/events/activity-log';
import { ClockFlowModule } from './fixtures/clock-flow';
import { HelloFlowModule } from './fixtures/hello-flow';
import { ACCOUNT, ACCOUNT_ENVIRONMENT, incomingCall } from './support/account';
import { freshPlace, type Place } from './support/databases';
import { everythingKept } from './support/everything-kept';
import { startTeam, type Team } from './support/team';
import { attribute, send, signedPost, textOf } from './support/twilio-webhook';

const CALLER = '+34911234567';
const LOGIN = { accountSid: '', apiKeySid: '', apiKeySecret: '', twimlAppSid: '' };

/** Asks Twilio before it answers, and says when it was asked. */
@Injectable()
@CallFlow({ id: 'asking', title: 'Asks outside' })
class AskingFlow {
  static readonly words = { said: 'One.' };

  constructor(
    private readonly control: CallControl,
    private readonly clock: Clock,
  ) {}

  @Step(IncomingCall)
  async start({ callSid }: IncomingCall): Promise<VoiceVerb[]> {
    if (AskingFlow.words.said === 'Two.') await this.control.find(LOGIN, callSid).catch(() => undefined);
    return [say(`${AskingFlow.words.said} ${this.clock.now()}`), hangup()];
  }
}

@Module({
  imports: [HelloFlowModule, ClockFlowModule.register({ timeZone: 'Asia/Kathmandu' })],
  providers: [AskingFlow],
})
class PluginModule {}

describe.each<Engine>(['sqlite', 'postgres'])('flows at work on %s', (engine) => {
  let place: Place;
  let team: Team;
  let calls = 0;
  beforeAll(async () => {
    place = await freshPlace(engine);
    const database = engine === 'postgres' ? { DATABASE_URL: place.address } : {};
    team = await startTeam({ ...ACCOUNT_ENVIRONMENT, ...database }, PluginModule);
    await team.owner.web
      .patch(`/api/organisations/${team.organisationId}`)
      .send({ numbers: [ACCOUNT.phoneNumber] })
      .expect(200);
  });
  afterAll(async () => {
    await team.api.close();
    await place.remove();
  });

  const keeper = () => team.api.app.get(AnswerKeeper);
  const post = async (url: string, CallSid: string, more: Record<string, string> = {}): Promise<string> =>
    (await send(signedPost(url, incomingCall(CALLER, { CallSid, ...more })))).body;
  /** A call that comes to a flow, and one key. */
  const call = async (flow: string, keys?: string): Promise<string> => {
    const sid = `CA${(++calls).toString(16).padStart(32, '0')}`;
    const began = await post(`${team.api.url}/webhooks/voice/${flow}`, sid);
    const action = attribute(began, 'Gather', 'action');
    if (keys !== undefined && action) await post(action, sid, { Digits: keys, CallStatus: 'in-progress' });
    await keeper().write();
    return sid;
  };
  const choose = (options: object) =>
    team.admin.web
      .put('/api/number-flows')
      .send({ number: ACCOUNT.phoneNumber, flow: null, options })
      .expect(200);
  const list = async (): Promise<DrawnFlows> =>
    (await team.admin.web.get('/api/call-flows').expect(200)).body as DrawnFlows;
  const walk = async (sid: string): Promise<CallWalk> =>
    (await team.admin.web.get(`/api/call-flows/calls/${sid}`).expect(200)).body as CallWalk;
  const replay = async (sid: string): Promise<ReplayedStep[]> =>
    ((await team.admin.web.post(`/api/call-flows/calls/${sid}/replay`).expect(200)).body as CallReplay).steps;

  it('draws every flow: each step that a call comes to is led to', async () => {
    const { flows } = await list();
    const warned = flows.flatMap(({ id, steps }) =>
      steps.flatMap(({ name, warnings }) => warnings.map((kind) => [id, name, kind])),
    );
    expect(warned).toEqual([]);
    const step = (flow: string, name: string) =>
      flows.find(({ id }) => id === flow)?.steps.find((one) => one.name === name);
    expect(step('menu', 'chosen')).toMatchObject({ goesOnWith: ['person'], bySetting: true });
    expect(step('hello', 'start')?.leadsTo).toEqual(['pressed', 'start']);
    const ongoing = flows.filter((flow) => flow.calls === 'none').map(({ id }) => id);
    expect(ongoing).toEqual(['call-recording', 'hold', 'transfer']);
  });

  it('takes the options that a flow’s module is imported with', async () => {
    const answer = await post(`${team.api.url}/webhooks/voice/speaking-clock`, `CA${'c'.repeat(32)}`);
    expect(textOf(answer, 'Say')).toBe('Asia/Kathmandu: 05:30:00');
  });

  it('shows in which step a call stands, and tells the page that it has gone on', async () => {
    const sid = await call('hello', '1');
    expect((await list()).calls[0]).toMatchObject({
      callId: sid,
      from: CALLER,
      to: ACCOUNT.phoneNumber,
      flow: 'hello',
      step: 'pressed',
    });
    const told = await team.api.app.get(ActivityLog).after(team.organisationId, 0, 1000);
    expect(told.findLast(({ kind }) => kind === 'flows/walked')).toMatchObject({
      role: 'admin',
      data: { callSid: sid, flow: 'hello', step: 'pressed' },
    });
    const { body } = await team.admin.web.get('/api/activities').expect(200);
    expect(JSON.stringify(body)).not.toContain('flows/walked');
    await post(`${team.api.url}/webhooks/voice/status`, sid, { CallStatus: 'completed' });
    expect((await list()).calls.map(({ callId }) => callId)).not.toContain(sid);
  });

  it('keeps what came and what was answered, without secrets and without our own address', async () => {
    const sid = await call('hello', '1');
    const { call: item, steps } = await walk(sid);
    expect(item).toMatchObject({ id: sid, from: CALLER });
    expect(steps.map(({ flow, step }) => `${flow}.${step}`)).toEqual(['hello.start', 'hello.pressed']);
    const [began, pressed] = steps.map(({ answer }) => answer);
    expect(began).toMatchObject({ parameters: { From: CALLER }, query: {}, failure: null, isSecret: false });
    expect(began?.parameters).not.toHaveProperty('CallToken');
    expect(attribute(began?.twiml ?? '', 'Gather', 'action')).toMatch(/^\/webhooks\/voice\/hello\/pressed/);
    expect(pressed).toMatchObject({ parameters: { Digits: '1' }, query: { mood: 'so & so' } });

    const failed = (await walk(await call('hello', '0'))).steps[1]?.answer;
    expect(failed).toMatchObject({ twiml: null, failure: 'Error' });

    const PIN = '73915';
    await choose({ conference: { pin: PIN } });
    const secret = await call('conference', PIN);
    const entered = (await walk(secret)).steps[1]?.answer;
    expect(entered).toMatchObject({ parameters: { Digits: '•••' }, isSecret: true });
    const { rows } = await everythingKept(team.api);
    expect(JSON.stringify(rows('call_answers'))).not.toContain(PIN);
    expect((await replay(secret)).map(({ notReplayed }) => notReplayed)).toEqual([null, 'secret']);
  });

  it('runs a call again by the code and the settings of today, and keeps nothing of it', async () => {
    await choose({ menu: { greeting: 'Sales: 1.', choices: [{ digit: '1', flow: 'callback' }] } });
    const sid = await call('menu', '1');
    const person = await call('person');
    // Jobs and sessions go their own way.
    const kept = async () =>
      (await everythingKept(team.api)).values.filter(({ table }) => !/job|session/.test(table));
    const before = await kept();
    const then = (await walk(sid)).steps.map(({ answer }) => answer?.twiml);
    expect((await replay(sid)).map(({ twiml }) => twiml)).toEqual(then);
    const [rings] = await replay(person);
    expect(rings).toMatchObject({ twiml: (await walk(person)).steps[0]?.answer?.twiml, notAsked: [] });
    expect(await kept()).toEqual(before);

    await choose({ menu: { greeting: 'Sales: 2.', choices: [{ digit: '2', flow: 'callback' }] } });
    const [start, chosen] = await replay(sid);
    expect(textOf(start?.twiml ?? '', 'Say')).toBe('Sales: 2.');
    expect(chosen?.twiml).not.toBe(then[1]);
  });

  it('asks nobody outside, and lets each step run at its own time', async () => {
    const sid = await call('asking');
    const [{ at, answer } = {}] = (await walk(sid)).steps;
    expect(
      Math.abs(Number(/\d+/.exec(textOf(answer?.twiml ?? '', 'Say') ?? '')?.[0]) - (at ?? 0)),
    ).toBeLessThan(60_000);
    AskingFlow.words.said = 'Two.';
    const [step] = await replay(sid);
    expect(step).toMatchObject({ notAsked: ['Twilio'], failure: null });
    expect(textOf(step?.twiml ?? '', 'Say')).toBe(`Two. ${at}`);
    AskingFlow.words.said = 'One.';
  });

  it('is for admins of the organisation', async () => {
    const sid = await call('hello');
    await team.agent.web.get(`/api/call-flows/calls/${sid}`).expect(403);
    await team.stranger.web.get(`/api/call-flows/calls/${sid}`).expect(404);
    await team.stranger.web.post(`/api/call-flows/calls/${sid}/replay`).expect(404);
  });

  it('forgets what was sent and answered after a week, and not the way', async () => {
    const sid = await call('hello', '1');
    const clock = jest.spyOn(team.api.app.get(Clock), 'now').mockReturnValue(Date.now() + 7.5 * 86_400_000);
    await keeper().forget();
    clock.mockRestore();
    expect((await walk(sid)).steps.map(({ answer }) => answer)).toEqual([null, null]);
    expect((await replay(sid))[0]?.notReplayed).toBe('not-kept');
  });
});
